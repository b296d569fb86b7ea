package cn.yijianshi.intake.drafts.api;

import cn.yijianshi.catalogue.AnswerProblem;
import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.intake.api.ApplicationViews.HeldView;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.drafts.domain.AnswerEffects;
import cn.yijianshi.intake.drafts.domain.Forwarding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Drafts as those who fill them in read them. */
final class DraftViews {

    private DraftViews() {}

    /**
     * @param version to be given back when saving
     * @param expiresSoon it goes in a few days unless it is saved again
     * @param outdated the bundle or one of its items was published anew; forward the draft before submitting it
     * @param known answers that the platform's own certificates tell; nobody has to be asked
     * @param entries who entered which value, by JSON pointer into the form
     */
    record DraftView(
            String id,
            String bundle,
            String bundleName,
            String bundleNameEn,
            int bundleVersion,
            int version,
            String region,
            Map<String, List<String>> answers,
            Map<String, Object> form,
            Map<String, List<String>> materials,
            Map<String, String> certificates,
            Instant createdAt,
            Instant updatedAt,
            Instant expiresAt,
            boolean expiresSoon,
            boolean outdated,
            List<KnownView> known,
            Map<String, Entry> entries,
            String applicantName) {}

    record KnownView(String question, List<String> options, HeldView certificate) {}

    record DraftLine(
            String id,
            String bundle,
            String bundleName,
            String bundleNameEn,
            int bundleVersion,
            int version,
            Instant createdAt,
            Instant updatedAt,
            Instant expiresAt,
            boolean expiresSoon,
            boolean outdated) {}

    record Named(String key, String name, String nameEn) {}

    record ChangeView(List<Named> appear, List<Named> disappear) {

        static <T> ChangeView of(AnswerEffects.Change<T> change, Function<T, Named> named) {
            return new ChangeView(
                    change.appear().stream().map(named).toList(),
                    change.disappear().stream().map(named).toList());
        }
    }

    @Schema(name = "LimitChangeView")
    record LimitView(String item, String name, String nameEn, Limit before, Limit after) {}

    @Schema(name = "FeeChangeView")
    record FeeView(String item, String key, String name, String nameEn, BigDecimal amount, String unit, String unitEn) {

        static FeeView of(AnswerEffects.ItemFee one) {
            var fee = one.fee();
            return new FeeView(one.item(), fee.key(), fee.name(), fee.nameEn(), fee.amount(), fee.unit(), fee.unitEn());
        }
    }

    record FeesView(List<FeeView> appear, List<FeeView> disappear) {}

    /**
     * @param answers as they would be kept
     * @param dropped questions whose answers would go, as they would not be asked any more
     * @param lost fields that hold a value and would not be asked any more
     * @param problems what is still wrong with the answers or missing
     * @param stop where these answers lead elsewhere; null: they do not
     */
    record EffectsView(
            Map<String, List<String>> answers,
            List<String> dropped,
            ChangeView questions,
            ChangeView items,
            ChangeView fields,
            List<Named> nowRequired,
            List<Named> nowOptional,
            List<Named> lost,
            ChangeView materials,
            List<LimitView> limits,
            FeesView fees,
            List<AnswerProblem> problems,
            Stop stop) {

        static EffectsView of(AnswerEffects effects, List<AnswerProblem> problems) {
            return new EffectsView(
                    effects.answers(),
                    effects.dropped(),
                    ChangeView.of(
                            effects.questions(),
                            question -> new Named(question.key(), question.text(), question.textEn())),
                    ChangeView.of(effects.items(), item -> new Named(item.key(), item.name(), item.nameEn())),
                    ChangeView.of(effects.fields(), EffectsView::field),
                    effects.nowRequired().stream().map(EffectsView::field).toList(),
                    effects.nowOptional().stream().map(EffectsView::field).toList(),
                    effects.lost().stream().map(EffectsView::field).toList(),
                    ChangeView.of(
                            effects.materials(),
                            material -> new Named(material.key(), material.name(), material.nameEn())),
                    effects.limits().stream()
                            .map(change -> new LimitView(
                                    change.item().key(),
                                    change.item().name(),
                                    change.item().nameEn(),
                                    change.before(),
                                    change.after()))
                            .toList(),
                    new FeesView(
                            effects.fees().appear().stream().map(FeeView::of).toList(),
                            effects.fees().disappear().stream().map(FeeView::of).toList()),
                    problems,
                    effects.stop().orElse(null));
        }

        private static Named field(Field field) {
            return new Named(field.key(), field.label(), field.labelEn());
        }
    }

    /**
     * @param bundleVersion the version it is at; @param currentVersion the one published now
     * @param changes what must be answered anew ({@code anew}), and what simply goes
     * @param kept how many values of the form stay
     */
    record ForwardingView(
            boolean outdated,
            int bundleVersion,
            int currentVersion,
            List<Forwarding.Change> changes,
            int kept,
            Stop stop) {}

    /** @param pointer as a refused submission would name it */
    record FlawView(String pointer, String code, String text, String textEn) {}

    /** @param stop where the answers lead elsewhere; null: they do not */
    record CheckView(boolean ready, List<FlawView> flaws, Stop stop) {}

    record Forwarded(DraftView draft, ForwardingView forwarding) {}
}
