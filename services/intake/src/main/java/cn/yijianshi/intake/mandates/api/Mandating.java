package cn.yijianshi.intake.mandates.api;

import cn.yijianshi.intake.api.Cursor;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.domain.Attempts;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.mandates.api.MandateViews.DoneView;
import cn.yijianshi.intake.mandates.api.MandateViews.MandateView;
import cn.yijianshi.intake.mandates.domain.Mandate;
import cn.yijianshi.intake.mandates.domain.Mandates;
import cn.yijianshi.intake.mandates.domain.Mandates.AlreadyGiven;
import cn.yijianshi.intake.notices.domain.Notice;
import cn.yijianshi.intake.notices.domain.Notices;
import cn.yijianshi.platform.identifiers.CitizenId;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving authority, taking it, taking it back. */
@Component
class Mandating {

    private static final ZoneId ZONE_OF_LAW = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_NAME = 100;
    /** Without letters and digits that are taken for one another. */
    private static final String CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 12;
    private static final Duration CODE_HOLDS = Duration.ofDays(7);
    private static final Attempts.Rule GUESSES = new Attempts.Rule(5, Duration.ofMinutes(15), Duration.ofMinutes(15));

    private final Mandates mandates;
    private final Bundles bundles;
    private final Notices notices;
    private final Attempts attempts;
    private final MandateSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    Mandating(
            Mandates mandates,
            Bundles bundles,
            Notices notices,
            Attempts attempts,
            MandateSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mandates = mandates;
        this.bundles = bundles;
        this.notices = notices;
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param helper user name of who is to help; left out: a code is made that the first who shows it takes it with
     * @param until at the latest
     */
    record Giving(String helper, Set<String> bundles, Set<Act> acts, Instant until, String note) {}

    record Given(MandateView mandate, boolean again) {}

    Given give(Person giver, String login, String key, Giving given) {
        check(key);
        var earlier = mandates.givenUnder(giver.id(), key);
        if (earlier.isPresent()) {
            return again(earlier.get(), giver);
        }
        var now = now();
        var helper = given.helper() == null || given.helper().isBlank() ? null : login(given.helper());
        var problem = Problem.invalid("not-acceptable");
        var flawed = scopeIsFlawed(
                given.bundles(), given.acts(), given.until(), given.note(), settings.longest(), now, problem);
        if (login(login).equals(helper)) {
            problem.at("/helper", "mandate-to-oneself");
            flawed = true;
        }
        if (flawed) {
            throw problem;
        }
        var mandate = new Mandate(
                UUID.randomUUID().toString(),
                giver,
                null,
                helper,
                helper == null ? code() : null,
                helper == null ? earlier(now.plus(CODE_HOLDS), given.until()) : null,
                new LinkedHashSet<>(given.bundles()),
                EnumSet.copyOf(given.acts()),
                text(given.note()),
                now,
                given.until().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null);
        return kept(mandate, giver, key);
    }

    /**
     * @param document what was shown, e.g. 居民身份证
     * @param identity its number; kept masked
     * @param text what the applicant agreed to
     */
    record Consenting(
            String applicantName,
            Mandate.Proof how,
            String document,
            String identity,
            String text,
            Set<String> bundles,
            Set<Act> acts,
            Instant until) {}

    /** An officer at the counter files for somebody who stands before him. */
    Given consent(Person officer, String key, Consenting given) {
        check(key);
        var earlier = mandates.givenUnder(officer.id(), key);
        if (earlier.isPresent()) {
            return again(earlier.get(), officer);
        }
        var now = now();
        var acts = given.acts() == null || given.acts().isEmpty() ? EnumSet.allOf(Act.class) : given.acts();
        var until = given.until() == null ? now.plus(settings.atCounter()) : given.until();
        checkConsent(given, acts, until, now);
        // A person without a login is one person of this consent; who he is says the record, not a number.
        var applicant = new Person(
                "counter-" + UUID.nameUUIDFromBytes((officer.id() + " " + key).getBytes(StandardCharsets.UTF_8)),
                given.applicantName().strip());
        var mandate = new Mandate(
                UUID.randomUUID().toString(),
                applicant,
                officer,
                null,
                null,
                null,
                new LinkedHashSet<>(given.bundles()),
                EnumSet.copyOf(acts),
                null,
                now,
                until.truncatedTo(ChronoUnit.MICROS),
                now,
                null,
                new Mandate.Consent(
                        given.how(),
                        given.document().strip(),
                        masked(given.identity().strip()),
                        given.text().strip()));
        return kept(mandate, officer, key);
    }

    private void checkConsent(Consenting given, Set<Act> acts, Instant until, Instant now) {
        var problem = Problem.invalid("not-acceptable");
        var flawed = scopeIsFlawed(given.bundles(), acts, until, null, settings.atCounter(), now, problem);
        if (isMissing(given.applicantName()) || given.applicantName().length() > LONGEST_NAME) {
            problem.at("/applicantName", "answer-needed");
            flawed = true;
        }
        if (given.how() == null) {
            problem.at("/how", "answer-needed");
            flawed = true;
        }
        if (isMissing(given.document()) || given.document().length() > 40) {
            problem.at("/document", "answer-needed");
            flawed = true;
        }
        if (isMissing(given.text()) || given.text().length() > LONGEST_NOTE) {
            problem.at("/text", "answer-needed");
            flawed = true;
        }
        if (isMissing(given.identity()) || given.identity().length() > 60) {
            problem.at("/identity", "answer-needed");
            flawed = true;
        } else if ((given.how() == Mandate.Proof.ID_CARD_READ || given.how() == Mandate.Proof.ID_CARD_SEEN)
                && !CitizenId.valid(given.identity().strip(), LocalDate.now(clock.withZone(ZONE_OF_LAW)))) {
            problem.at("/identity", "identity-wrong");
            flawed = true;
        }
        if (flawed) {
            throw problem;
        }
    }

    private boolean scopeIsFlawed(
            Set<String> keys,
            Set<Act> acts,
            Instant until,
            String note,
            Duration longest,
            Instant now,
            Problem problem) {
        var flawed = false;
        if (keys == null || keys.isEmpty()) {
            problem.at("/bundles", "answer-needed");
            flawed = true;
        } else {
            for (var key : keys) {
                if (key == null || bundles.offered(key).isEmpty()) {
                    problem.at("/bundles", "unknown-bundle", Objects.requireNonNullElse(key, ""));
                    flawed = true;
                }
            }
        }
        if (acts == null || acts.isEmpty() || acts.contains(null)) {
            problem.at("/acts", "answer-needed");
            flawed = true;
        }
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(longest))) {
            problem.at("/until", "mandate-too-long", longest.toDays());
            flawed = true;
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            problem.at("/note", "reason-too-long", LONGEST_NOTE);
            flawed = true;
        }
        return flawed;
    }

    private Given kept(Mandate mandate, Person recorder, String key) {
        try {
            transaction.executeWithoutResult(status -> mandates.give(mandate, recorder.id(), key));
        } catch (AlreadyGiven sentTwiceAtOnce) {
            return mandates.givenUnder(recorder.id(), key)
                    .map(other -> again(other, recorder))
                    .orElseThrow(() -> sentTwiceAtOnce);
        }
        return new Given(view(mandate, recorder), false);
    }

    private Given again(Mandate earlier, Person reader) {
        return new Given(view(earlier, reader), true);
    }

    /** Somebody shows a code: the first one takes it, and nobody after him. */
    MandateView take(Person taker, String shown) {
        var now = now();
        var place = "mandate " + taker.id();
        attempts.lockedUntil(place, now).ifPresent(until -> {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts");
        });
        var code = shown == null ? "" : shown.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        var taken = transaction.execute(status -> mandates.lockByCode(code)
                .map(mandate -> {
                    if (mandate.isHelpedBy(taker.id())) {
                        return mandate;
                    }
                    if (!mandate.canBeTakenAt(now)) {
                        return null;
                    }
                    if (mandate.giver().id().equals(taker.id())) {
                        throw Problem.conflict("mandate-to-oneself");
                    }
                    var mine = mandate.takenBy(taker, now);
                    mandates.keep(mine);
                    notices.tell(Notice.of(
                            mandate.giver().id(),
                            Notice.Kind.MANDATE_TAKEN,
                            mandate.id(),
                            now,
                            Map.of(
                                    "person",
                                    taker.name(),
                                    "until",
                                    mandate.until().toString())));
                    return mine;
                })
                .orElse(null));
        if (taken == null) {
            attempts.failed(place, now, GUESSES);
            throw new Problem(HttpStatus.NOT_FOUND, "mandate-code-unknown");
        }
        attempts.succeeded(place);
        return view(taken, taker);
    }

    MandateView revoke(Person person, String login, String id) {
        return transaction.execute(status -> {
            var mandate = mandates.lock(id)
                    .filter(found -> concerns(found, person, login))
                    .orElseThrow(Problem::notFound);
            if (mandate.revokedAt() != null) {
                return view(mandate, person);
            }
            var now = now();
            var revoked = mandate.revoked(now);
            mandates.keep(revoked);
            var other = mandate.giver().id().equals(person.id()) ? mandate.helper() : mandate.giver();
            if (other != null) {
                notices.tell(Notice.of(
                        other.id(), Notice.Kind.MANDATE_REVOKED, mandate.id(), now, Map.of("person", person.name())));
            }
            return view(revoked, person);
        });
    }

    Page<MandateView> given(Person giver, String after, int limit) {
        var size = Page.limit(limit);
        return page(mandates.givenBy(giver.id(), Cursor.read(after), size + 1), giver, size);
    }

    Page<MandateView> held(Person helper, String login, String after, int limit) {
        var size = Page.limit(limit);
        return page(mandates.heldBy(helper.id(), login(login), Cursor.read(after), size + 1), helper, size);
    }

    private Page<MandateView> page(List<Mandate> found, Person reader, int size) {
        return Page.of(
                found.stream().map(mandate -> view(mandate, reader)).toList(),
                size,
                view -> Cursor.write(new Place(view.givenAt(), view.id())));
    }

    Page<DoneView> done(Person person, String login, String id, String after, int limit) {
        mandates.find(id).filter(found -> concerns(found, person, login)).orElseThrow(Problem::notFound);
        var size = Page.limit(limit);
        var found = mandates.doneUnder(id, Cursor.read(after), size + 1).stream()
                .map(done ->
                        new DoneView(done.id(), done.act(), done.subject(), done.by(), done.applicant(), done.at()))
                .toList();
        return Page.of(found, size, view -> Cursor.write(new Place(view.at(), view.id())));
    }

    private static boolean concerns(Mandate mandate, Person person, String login) {
        return mandate.giver().id().equals(person.id())
                || mandate.isHelpedBy(person.id())
                || mandate.helper() == null && login(login).equals(mandate.helperLogin());
    }

    private MandateView view(Mandate mandate, Person reader) {
        return MandateViews.of(mandate, reader.id(), clock.instant());
    }

    private String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_SIGNS.charAt(random.nextInt(CODE_SIGNS.length())));
        }
        return code.toString();
    }

    /** The first and the last few signs; a short number shows nothing. */
    static String masked(String number) {
        return number.length() < 12
                ? "*".repeat(number.length())
                : number.substring(0, 4) + "*".repeat(number.length() - 8) + number.substring(number.length() - 4);
    }

    private static void check(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
    }

    private static String login(String name) {
        return name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
    }

    private static String text(String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    private static boolean isMissing(String text) {
        return text == null || text.isBlank();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
