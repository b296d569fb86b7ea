package cn.yijianshi.intake.domain;

import static cn.yijianshi.intake.SampleBundles.option;
import static cn.yijianshi.intake.SampleBundles.question;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Effects;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.catalogue.Question.Known;
import cn.yijianshi.intake.domain.Reuse.KnownAnswer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private static final Question SET = question(
            "kind",
            "企业类型",
            "Kind",
            option("llc", "公司", "Company", set("1100")),
            option("sole", "个体", "Sole", set("9500")),
            option("other", "其他", "Other", Effects.NONE));

    private static final Question SAID = new Question(
            "size",
            "规模",
            "Size",
            null,
            null,
            false,
            true,
            null,
            List.of(option("small", "小", "Small", Effects.NONE), option("large", "大", "Large", Effects.NONE)),
            new Known("enterprise.size", Map.of("S", "small", "L", "large")));

    private final List<Certificate> held = new ArrayList<>();

    @Test
    void the_questions_own_word_translates_what_was_brought_out() {
        holds("a", Map.of("enterprise.size", "L"));
        assertThat(known()).containsExactly("size large a");
    }

    @Test
    void what_an_option_would_fill_in_and_a_certificate_tells_is_its_answer() {
        holds("a", Map.of("enterprise.kind", "9500"));
        assertThat(known()).containsExactly("kind sole a");
    }

    @Test
    void a_value_that_no_option_means_answers_nothing() {
        holds("a", Map.of("enterprise.kind", "2100", "enterprise.size", "M"));
        assertThat(known()).isEmpty();
    }

    @Test
    void two_certificates_that_disagree_leave_the_question_to_the_applicant() {
        holds("a", Map.of("enterprise.size", "L", "enterprise.kind", "1100"));
        holds("b", Map.of("enterprise.size", "S", "enterprise.kind", "1100"));
        assertThat(known()).containsExactly("kind llc a");
    }

    @Test
    void who_holds_nothing_is_asked_everything() {
        assertThat(known()).isEmpty();
    }

    @Test
    void what_an_earlier_case_issued_fills_the_form_in_under_the_name_it_has_there() {
        var city = Catalogue.load(Path.of("..", "..", "workflows"));
        holds(
                "licence",
                Map.of(
                        "enterprise.uscc", "91350502MA8T00016E",
                        "enterprise.name", "泉州市鲤城区清源茗茶业有限公司",
                        "si.unitNo", "3505020001"));
        var offers = new Reuse(new Held(), Clock.fixed(NOW, ZoneOffset.UTC))
                .offers("p", city.bundle("hire_staff").orElseThrow(), city::item);
        assertThat(offers).singleElement().satisfies(offer -> assertThat(offer.values())
                .containsEntry("org.uscc", "91350502MA8T00016E")
                .containsEntry("org.name", "泉州市鲤城区清源茗茶业有限公司")
                .doesNotContainValue("3505020001"));
    }

    private List<String> known() {
        var bundle = new Bundle(
                "b",
                1,
                "b",
                "b",
                "b",
                "b",
                "d",
                new Limit(1, LimitUnit.WORKING_DAY),
                List.of(SET, SAID),
                List.of(),
                List.of());
        return new Reuse(new Held(), Clock.fixed(NOW, ZoneOffset.UTC))
                .answers("p", bundle).stream().map(KnownAnswersTest::read).toList();
    }

    private static String read(KnownAnswer answer) {
        return answer.question() + " " + answer.option() + " "
                + answer.certificate().id();
    }

    private static Effects set(String kind) {
        return new Effects(null, null, null, Map.of("enterprise.kind", kind), null, null);
    }

    private void holds(String id, Map<String, String> outputs) {
        held.add(new Certificate(
                id, "r", "i", "k", "n", "t", "s", 1, Certificate.Status.VALID, NOW, null, null, outputs));
    }

    private final class Held implements Holdings {
        @Override
        public void add(String applicationId, List<Certificate> certificates) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Certificate> find(String id) {
            return Optional.empty();
        }

        @Override
        public List<Certificate> ofCase(String applicationId) {
            return List.of();
        }

        @Override
        public List<Certificate> ofApplicant(String applicantId) {
            return held;
        }

        @Override
        public Optional<Certificate> heldBy(String applicantId, String id) {
            return Optional.empty();
        }

        @Override
        public void end(String id, Certificate.Status how, String supersededBy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void present(String applicationId, List<Presented> presented) {
            throw new UnsupportedOperationException();
        }
    }
}
