package cn.yijianshi.intake.drafts.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.intake.api.ApplicationViews.HeldView;
import cn.yijianshi.intake.api.Cursor;
import cn.yijianshi.intake.api.GivenAnswers;
import cn.yijianshi.intake.api.IntakeSettings;
import cn.yijianshi.intake.api.Receiving;
import cn.yijianshi.intake.api.Receiving.ApplicationForm;
import cn.yijianshi.intake.api.Wording;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.domain.Entries;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.Reuse;
import cn.yijianshi.intake.domain.Reuse.KnownAnswer;
import cn.yijianshi.intake.drafts.api.DraftViews.CheckView;
import cn.yijianshi.intake.drafts.api.DraftViews.DraftLine;
import cn.yijianshi.intake.drafts.api.DraftViews.DraftView;
import cn.yijianshi.intake.drafts.api.DraftViews.EffectsView;
import cn.yijianshi.intake.drafts.api.DraftViews.FlawView;
import cn.yijianshi.intake.drafts.api.DraftViews.Forwarded;
import cn.yijianshi.intake.drafts.api.DraftViews.ForwardingView;
import cn.yijianshi.intake.drafts.api.DraftViews.KnownView;
import cn.yijianshi.intake.drafts.domain.AnswerEffects;
import cn.yijianshi.intake.drafts.domain.Draft;
import cn.yijianshi.intake.drafts.domain.Draft.Content;
import cn.yijianshi.intake.drafts.domain.DraftSettings;
import cn.yijianshi.intake.drafts.domain.Drafts;
import cn.yijianshi.intake.drafts.domain.Drafts.AlreadyOpened;
import cn.yijianshi.intake.drafts.domain.Forwarding;
import cn.yijianshi.intake.drafts.domain.Pinned;
import cn.yijianshi.intake.materials.domain.HandedIn;
import cn.yijianshi.intake.sheets.domain.Sheets;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The desk at home: an application is filled in over days, saved as it grows, and handed in once. */
@Component
class Drafting {

    private static final int LONGEST_KEY = 120;
    /** Of these a certificate's text can be taken as it is. */
    private static final Set<FieldType> TOLD_AS_TEXT = Set.of(
            FieldType.TEXT,
            FieldType.CHOICE,
            FieldType.DATE,
            FieldType.MONTH,
            FieldType.REGION,
            FieldType.MONEY,
            FieldType.DECIMAL);

    private final Drafts drafts;
    private final Bundles bundles;
    private final Applications applications;
    private final Receiving receiving;
    private final Reuse reuse;
    private final Sheets sheets;
    private final Acts acts;
    private final Wording wording;
    private final Checks checks;
    private final DraftSettings settings;
    private final IntakeSettings intake;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Drafting(
            Drafts drafts,
            Bundles bundles,
            Applications applications,
            Receiving receiving,
            Reuse reuse,
            Sheets sheets,
            Acts acts,
            Wording wording,
            Checks checks,
            DraftSettings settings,
            IntakeSettings intake,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.drafts = drafts;
        this.bundles = bundles;
        this.applications = applications;
        this.receiving = receiving;
        this.reuse = reuse;
        this.sheets = sheets;
        this.acts = acts;
        this.wording = wording;
        this.checks = checks;
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Opened(DraftView draft, boolean again) {}

    Opened open(Acting acting, String key, String bundleKey, String region) {
        acting.demand(Act.DRAFT, bundleKey);
        var owner = acting.applicant();
        var draftId = UUID.randomUUID().toString();
        var openingKey = key == null || key.isBlank() ? draftId : key;
        if (openingKey.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
        var earlier = drafts.openedUnder(owner.id(), openingKey);
        if (earlier.isPresent()) {
            return again(earlier.get(), bundleKey);
        }
        checkRegion(region);
        var pinned = current(bundleKey);
        var known = reuse.answers(owner.id(), pinned.bundle());
        var now = now();
        var told = told(owner.id(), pinned, now);
        var draft = new Draft(
                draftId,
                owner,
                pinned.named(),
                pinned.versions(),
                1,
                new Content(region, withKnown(pinned, Map.of(), known), told.form(), Map.of(), Map.of()),
                told.entries(),
                now,
                now,
                now.plus(settings.keptFor()),
                null,
                null);
        try {
            transaction.executeWithoutResult(status -> {
                if (drafts.openOf(owner.id()) >= settings.most()) {
                    throw Problem.conflict("too-many-drafts", settings.most());
                }
                drafts.open(draft, openingKey);
                done(acting, "DRAFT_BEGUN", draft);
            });
            return new Opened(view(draft), false);
        } catch (AlreadyOpened sentTwiceAtOnce) {
            return drafts.openedUnder(owner.id(), openingKey)
                    .map(other -> again(other, bundleKey))
                    .orElseThrow(() -> sentTwiceAtOnce);
        }
    }

    private Opened again(Draft earlier, String bundleKey) {
        if (!earlier.bundle().key().equals(bundleKey)) {
            throw Problem.invalid("idempotency-key-reused");
        }
        return new Opened(view(earlier), true);
    }

    Page<DraftLine> mine(Acting acting, String after, int limit) {
        acting.demand(Act.DRAFT);
        var size = Page.limit(limit);
        var found = drafts.ofOwner(acting.applicant().id(), acting.bundles(), Cursor.read(after), size + 1).stream()
                .map(this::line)
                .toList();
        return Page.of(found, size, line -> Cursor.write(new Place(line.updatedAt(), line.id())));
    }

    DraftView one(Acting acting, String id) {
        return view(open(drafts.find(id), acting));
    }

    /** What is saved; what is null stays as it was. */
    record Saving(
            Integer version,
            String region,
            Map<String, List<String>> answers,
            Map<String, Object> form,
            Map<String, List<String>> materials,
            Map<String, String> certificates) {}

    DraftView save(Acting acting, String id, Saving given) {
        checkRegion(given.region());
        var seen = open(drafts.find(id), acting);
        // Read before the lock: nobody should wait for the catalogue.
        var pinned = Pinned.of(seen, bundles);
        var known = reuse.answers(seen.owner().id(), pinned.bundle());
        return transaction.execute(status -> {
            var draft = open(drafts.lock(id), acting);
            var content = content(draft.content(), given, pinned, known);
            if (content.equals(draft.content())) {
                // Saved already, or nothing changed since.
                return view(draft);
            }
            if (given.version() == null || given.version() != draft.version()) {
                throw stale(draft);
            }
            var saved = draft.saved(content, acting.by(), now(), settings.keptFor());
            drafts.keep(saved);
            done(acting, "DRAFT_SAVED", saved);
            return view(saved);
        });
    }

    private Content content(Content before, Saving given, Pinned pinned, List<KnownAnswer> known) {
        return new Content(
                given.region() == null ? before.region() : given.region(),
                given.answers() == null
                        ? before.answers()
                        : withKnown(pinned, GivenAnswers.withoutNulls(given.answers()), known),
                given.form() == null ? before.form() : DottedKeys.nested(given.form()),
                given.materials() == null ? before.materials() : GivenAnswers.withoutNulls(given.materials()),
                given.certificates() == null ? before.certificates() : withoutNulls(given.certificates()));
    }

    void remove(Acting acting, String id) {
        transaction.executeWithoutResult(status -> {
            // What was removed before is gone: that is what was asked for.
            drafts.lock(id)
                    .filter(draft -> concerns(draft, acting) && draft.isOpen())
                    .ifPresent(draft -> {
                        acting.demand(Act.DRAFT);
                        drafts.remove(id);
                        done(acting, "DRAFT_DELETED", draft);
                    });
        });
    }

    EffectsView effects(Acting acting, String id, Map<String, List<String>> answers) {
        var draft = open(drafts.find(id), acting);
        var pinned = Pinned.of(draft, bundles);
        var effects = AnswerEffects.of(
                pinned,
                draft.content().answers(),
                GivenAnswers.withoutNulls(answers),
                draft.content().form());
        return EffectsView.of(effects, pinned.plan(effects.answers()).problems());
    }

    ForwardingView forwarding(Acting acting, String id) {
        var draft = open(drafts.find(id), acting);
        var current = current(draft.bundle().key());
        return view(draft, current, forwarded(draft, current));
    }

    Forwarded forward(Acting acting, String id, Integer version) {
        var seen = open(drafts.find(id), acting);
        var current = current(seen.bundle().key());
        Pinned.of(seen, bundles); // read before the lock, remembered for ever
        return transaction.execute(status -> {
            var draft = open(drafts.lock(id), acting);
            var forwarding = forwarded(draft, current);
            var told = view(draft, current, forwarding);
            if (current.isOf(draft)) {
                return new Forwarded(view(draft), told);
            }
            if (version != null && version != draft.version()) {
                throw stale(draft);
            }
            var next = draft.forwarded(
                    current.named(), current.versions(), forwarding.content(), now(), settings.keptFor());
            drafts.keep(next);
            done(acting, "DRAFT_FORWARDED", next);
            return new Forwarded(view(next), told);
        });
    }

    CheckView check(Acting acting, String id) {
        var draft = open(drafts.find(id), acting);
        var pinned = Pinned.of(draft, bundles);
        var given = form(draft, pinned, Map.of());
        var flaws = new ArrayList<FlawView>();
        if (given.region() == null) {
            flaws.add(flaw("/region", "unknown-region", List.of()));
        }
        try {
            Filing.of(pinned.bundle(), given.answers(), given.form(), pinned::item, checks);
        } catch (Filing.NotAcceptable refused) {
            refused.answers()
                    .forEach(answer -> flaws.add(flaw(
                            "/answers/" + answer.question(),
                            "answer-" + answer.code(),
                            answer.option() == null ? List.of() : List.of(answer.option()))));
            refused.fields()
                    .forEach(field -> flaws.add(new FlawView(
                            "/form" + field.pointer(),
                            field.code(),
                            wording.field(field.code(), field.args(), Locale.CHINESE),
                            wording.field(field.code(), field.args(), Locale.ENGLISH))));
        } catch (Filing.Stopped wrongDoor) {
            return new CheckView(false, List.of(), wrongDoor.stop());
        }
        return new CheckView(flaws.isEmpty() && !isOutdated(draft), flaws, null);
    }

    private FlawView flaw(String pointer, String code, List<String> args) {
        return new FlawView(
                pointer,
                code,
                wording.problem(code, args, Locale.CHINESE),
                wording.problem(code, args, Locale.ENGLISH));
    }

    Receiving.Answer submit(Acting acting, String id, Integer version, Map<String, Boolean> commitments) {
        var draft = drafts.find(id).filter(found -> concerns(found, acting)).orElseThrow(Problem::notFound);
        acting.demand(Act.SUBMIT);
        if (!draft.isOpen()) {
            return new Receiving.Answer(receiving.receiptOf(draft.applicationId()), true);
        }
        if (version != null && version != draft.version()) {
            throw stale(draft);
        }
        var current = current(draft.bundle().key());
        if (!current.isOf(draft)) {
            throw Problem.conflict("draft-outdated");
        }
        var form = form(draft, current, commitments);
        try {
            // The draft itself is the key: it becomes one case, however often and from wherever it is handed in.
            return receiving.receive(acting, "draft " + id, form, draft.entries(), application -> {
                var locked = drafts.lock(id).orElseThrow(Problem::notFound);
                if (locked.isOpen() && locked.version() != draft.version()) {
                    throw stale(locked);
                }
                drafts.keep(locked.submittedAs(application.id(), application.submittedAt()));
                sheets.file(id, lists(current, form.form()), application.id());
            });
        } catch (Problem problem) {
            var other = drafts.find(id).filter(found -> !found.isOpen());
            if (other.isPresent()) {
                return new Receiving.Answer(receiving.receiptOf(other.get().applicationId()), true);
            }
            throw problem;
        }
    }

    /** The lists that are handed in. */
    private static List<String> lists(Pinned pinned, Map<String, Object> form) {
        return pinned.fields().stream()
                .filter(key -> DottedKeys.get(form, key) instanceof List<?>)
                .toList();
    }

    /** What the answers ask for; what was filled in for other answers stays behind, what nobody knows does not hide. */
    private ApplicationForm form(Draft draft, Pinned pinned, Map<String, Boolean> commitments) {
        var content = draft.content();
        var answers = pinned.asked(content.answers());
        var plan = pinned.plan(answers);
        var asked = MergedForm.of(plan).sections().stream()
                .flatMap(section -> section.fields().stream())
                .map(field -> field.field().key())
                .collect(Collectors.toSet());
        var form = new LinkedHashMap<>(content.form());
        pinned.fields().stream()
                .filter(key -> !asked.contains(key) && DottedKeys.get(content.form(), key) != null)
                .forEach(key -> DottedKeys.put(form, key, null));
        var materials = new LinkedHashMap<>(content.materials());
        materials.keySet().removeIf(key -> plan.chosen().stream()
                .noneMatch(item -> HandedIn.keys(item, answers).contains(key)));
        return new ApplicationForm(
                draft.bundle().key(),
                content.region(),
                answers,
                withoutHoles(form),
                content.certificates(),
                commitments,
                materials);
    }

    /** Objects that hold nothing any more are no fields. */
    private static Map<String, Object> withoutHoles(Map<?, ?> form) {
        var whole = new LinkedHashMap<String, Object>();
        form.forEach((key, value) -> {
            var kept = value instanceof Map<?, ?> level ? withoutHoles(level) : value;
            if (kept != null && !(kept instanceof Map<?, ?> empty && empty.isEmpty())) {
                whole.put(String.valueOf(key), kept);
            }
        });
        return whole;
    }

    private Forwarding forwarded(Draft draft, Pinned current) {
        return Forwarding.of(draft, Pinned.of(draft, bundles), current, checks);
    }

    private ForwardingView view(Draft draft, Pinned current, Forwarding forwarding) {
        var outdated = !current.isOf(draft);
        return new ForwardingView(
                outdated,
                draft.bundle().version(),
                current.bundle().version(),
                outdated ? forwarding.changes() : List.of(),
                forwarding.kept(),
                current.plan(forwarding.content().answers()).stop().orElse(null));
    }

    private DraftView view(Draft draft) {
        var content = draft.content();
        var known = reuse.answers(
                draft.owner().id(),
                bundles.bundle(draft.bundle().key(), draft.bundle().version()));
        return new DraftView(
                draft.id(),
                draft.bundle().key(),
                draft.bundle().name(),
                draft.bundle().nameEn(),
                draft.bundle().version(),
                draft.version(),
                content.region(),
                content.answers(),
                content.form(),
                content.materials(),
                content.certificates(),
                draft.createdAt(),
                draft.updatedAt(),
                draft.expiresAt(),
                expiresSoon(draft),
                isOutdated(draft),
                known.stream()
                        .filter(one ->
                                List.of(one.option()).equals(content.answers().get(one.question())))
                        .map(one ->
                                new KnownView(one.question(), List.of(one.option()), HeldView.of(one.certificate())))
                        .toList(),
                draft.entries(),
                draft.owner().name());
    }

    private DraftLine line(Draft draft) {
        return new DraftLine(
                draft.id(),
                draft.bundle().key(),
                draft.bundle().name(),
                draft.bundle().nameEn(),
                draft.bundle().version(),
                draft.version(),
                draft.createdAt(),
                draft.updatedAt(),
                draft.expiresAt(),
                expiresSoon(draft),
                isOutdated(draft));
    }

    private boolean expiresSoon(Draft draft) {
        return !clock.instant().plus(settings.warnedBefore()).isBefore(draft.expiresAt());
    }

    /** A bundle that is not offered any more is outdated too; forwarding it then says so. */
    private boolean isOutdated(Draft draft) {
        return bundles.offered(draft.bundle().key())
                .map(bundle -> !Pinned.current(bundle, bundles).isOf(draft))
                .orElse(true);
    }

    private record Told(Map<String, Object> form, Map<String, Entry> entries) {}

    /** What valid certificates tell of the form, where all of them say the same. */
    private Told told(String applicantId, Pinned pinned, Instant now) {
        var types = new LinkedHashMap<String, FieldType>();
        pinned.versions().keySet().forEach(item -> pinned.item(item)
                .orElseThrow()
                .fields()
                .forEach(field -> types.put(field.key(), field.type())));
        var offers = reuse.offers(applicantId, pinned.bundle(), pinned::item);
        var form = new LinkedHashMap<String, Object>();
        var entries = new LinkedHashMap<String, Entry>();
        for (var offer : offers) {
            offer.values().forEach((key, value) -> {
                var all = offers.stream()
                        .map(other -> other.values().get(key))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
                if (all.size() == 1 && TOLD_AS_TEXT.contains(types.get(key))) {
                    DottedKeys.put(form, key, value);
                    entries.putIfAbsent("/" + key.replace('.', '/'), Entry.of(offer.certificate(), now));
                }
            });
        }
        return new Told(form, Entries.within(entries, form));
    }

    /** Nobody is asked what is known; a known answer may open the next question, and that may be known too. */
    private static Map<String, List<String>> withKnown(
            Pinned pinned, Map<String, List<String>> given, List<KnownAnswer> known) {
        var answers = new LinkedHashMap<>(given);
        boolean grows = true;
        while (grows) {
            var open = pinned.plan(answers).problems().stream()
                    .filter(problem -> problem.code().equals("required"))
                    .map(problem -> problem.question())
                    .toList();
            grows = false;
            for (var one : known) {
                if (open.contains(one.question())) {
                    answers.put(one.question(), List.of(one.option()));
                    grows = true;
                }
            }
        }
        return answers;
    }

    private Pinned current(String bundleKey) {
        var key = bundleKey == null ? "" : bundleKey;
        return bundles.offered(key)
                .map(bundle -> Pinned.current(bundle, bundles))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", key));
    }

    private void checkRegion(String region) {
        if (region != null && !intake.regions().contains(region)) {
            throw Problem.invalid("not-acceptable").at("/region", "unknown-region");
        }
    }

    private Problem stale(Draft draft) {
        return Problem.conflict("draft-stale").with("draft", view(draft));
    }

    private static Draft open(Optional<Draft> draft, Acting acting) {
        var found = draft.filter(one -> concerns(one, acting) && one.isOpen()).orElseThrow(Problem::notFound);
        acting.demand(Act.DRAFT);
        return found;
    }

    private static boolean concerns(Draft draft, Acting acting) {
        return draft.belongsTo(acting.applicant().id())
                && acting.concerns(draft.bundle().key());
    }

    private void done(Acting acting, String act, Draft draft) {
        acts.done(acting, act, draft.id(), draft.bundle().name(), clock.instant());
    }

    private static Map<String, String> withoutNulls(Map<String, String> given) {
        var kept = new LinkedHashMap<String, String>();
        given.forEach((key, value) -> {
            if (value != null && !value.isBlank()) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
