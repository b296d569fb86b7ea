package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.intake.api.ApplicationViews.HeldView;
import cn.yijianshi.intake.api.ApplicationViews.PrefillView;
import cn.yijianshi.intake.api.ApplicationViews.ReceiptView;
import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Application;
import cn.yijianshi.intake.domain.Application.FiledBundle;
import cn.yijianshi.intake.domain.ApplicationState;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.Applications.AlreadyReceived;
import cn.yijianshi.intake.domain.Applications.Received;
import cn.yijianshi.intake.domain.Bundles;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.CaseEntries;
import cn.yijianshi.intake.domain.CaseNumbers;
import cn.yijianshi.intake.domain.Committing;
import cn.yijianshi.intake.domain.DottedKeys;
import cn.yijianshi.intake.domain.Entries;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.domain.FiledItem;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.Holdings;
import cn.yijianshi.intake.domain.Holdings.Presented;
import cn.yijianshi.intake.domain.LeftBehind;
import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.domain.Promise;
import cn.yijianshi.intake.domain.Promises;
import cn.yijianshi.intake.domain.Reuse;
import cn.yijianshi.intake.domain.RowsLeftBehind;
import cn.yijianshi.intake.domain.Submission;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.materials.domain.Attachments;
import cn.yijianshi.intake.materials.domain.HandedIn;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.problems.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The counter: checks what an applicant hands in, takes it in once, and tells engine and departments. */
@Component
public class Receiving {

    private static final ZoneId ZONE_OF_LAW = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_KEY = 120;

    private final Applications applications;
    private final Bundles bundles;
    private final CaseNumbers caseNumbers;
    private final CaseAnnouncements announcements;
    private final Timeline timeline;
    private final Checks checks;
    private final IntakeSettings settings;
    private final Clock clock;
    private final Reuse reuse;
    private final Holdings holdings;
    private final Promises promises;
    private final RowsLeftBehind leftBehind;
    private final Committing committing;
    private final CaseEntries caseEntries;
    private final Acts acts;
    private final Materials materials;
    private final Attachments attachments;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    Receiving(
            Applications applications,
            Bundles bundles,
            CaseNumbers caseNumbers,
            CaseAnnouncements announcements,
            Timeline timeline,
            Checks checks,
            IntakeSettings settings,
            Clock clock,
            Reuse reuse,
            Holdings holdings,
            Promises promises,
            RowsLeftBehind leftBehind,
            CaseEntries caseEntries,
            Acts acts,
            Materials materials,
            Attachments attachments,
            PlatformTransactionManager transactions) {
        this.promises = promises;
        this.leftBehind = leftBehind;
        this.committing = new Committing(promises);
        this.reuse = reuse;
        this.holdings = holdings;
        this.caseEntries = caseEntries;
        this.acts = acts;
        this.materials = materials;
        this.attachments = attachments;
        this.applications = applications;
        this.bundles = bundles;
        this.caseNumbers = caseNumbers;
        this.announcements = announcements;
        this.timeline = timeline;
        this.checks = checks;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What the applicant sends.
     *
     * @param region where, by GB/T 2260
     * @param answers question key to the chosen options
     * @param form nested objects following the dots of the field keys, or the dotted keys themselves
     * @param certificates material to the id of the certificate that stands for it; may be left out
     * @param commitments material to whether the applicant promises instead of bringing it (告知承诺); may be left out
     * @param materials material to the ids of the files uploaded for it ({@code POST /api/materials}); may be left out
     */
    public record ApplicationForm(
            String bundle,
            String region,
            Map<String, List<String>> answers,
            Map<String, Object> form,
            // Left out of the fingerprint where there are none: so it was before there were any.
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> certificates,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Boolean> commitments,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> materials) {

        public ApplicationForm {
            answers = GivenAnswers.withoutNulls(answers);
            form = form == null ? Map.of() : form;
            certificates = certificates == null ? Map.of() : certificates;
            commitments = commitments == null ? Map.of() : commitments;
            materials = GivenAnswers.withoutNulls(materials);
        }
    }

    List<PrefillView> prefill(Acting acting, String key) {
        acting.demand(Act.DRAFT, key);
        var bundle = bundles.offered(key).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", key));
        return reuse.offers(acting.applicant().id(), bundle, bundles::item).stream()
                .map(offer -> new PrefillView(HeldView.of(offer.certificate()), offer.values()))
                .toList();
    }

    /** @param again whether this very submission was received before */
    public record Answer(ReceiptView receipt, boolean again) {}

    Answer receive(Acting acting, String key, ApplicationForm given) {
        return receive(acting, key, given, Map.of(), application -> {});
    }

    /**
     * @param entered who entered what is known to have been entered by somebody, by JSON pointer
     * @param alongside what is done in the same transaction, when and only when the application is taken in
     */
    public Answer receive(
            Acting acting,
            String key,
            ApplicationForm given,
            Map<String, Entry> entered,
            Consumer<Application> alongside) {
        var applicant = acting.applicant();
        acting.demand(Act.SUBMIT, given.bundle());
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
        var hash = Fingerprint.of(given);
        var earlier = applications.receivedUnder(applicant.id(), key);
        if (earlier.isPresent()) {
            return again(earlier.get(), hash);
        }
        var bundle = bundleOf(given);
        var plan = Filing.planned(bundle, given.answers(), bundles::item);
        var handedIn =
                HandedIn.withApplication(HandedIn.owners(acting), plan, given.materials(), standsIn(given), materials);
        var filing = Filing.of(plan, DottedKeys.nested(given.form()), checks, handedIn.problems());
        var presented = reuse.presented(applicant.id(), filing.plan(), given.certificates());
        var submission = new Submission(key, hash, bundle.key(), given.region(), given.answers(), filing.form());
        var application = application(applicant, bundle, given.region());
        var promised = committing.given(
                applicant.id(),
                filing.plan(),
                filing.form(),
                given.commitments(),
                presented.stream().map(Presented::material).collect(Collectors.toSet()),
                application.submittedAt());
        try {
            return new Answer(
                    takeIn(acting, application, submission, filing, presented, promised, handedIn, entered, alongside),
                    false);
        } catch (AlreadyReceived sentTwiceAtOnce) {
            return applications
                    .receivedUnder(applicant.id(), key)
                    .map(other -> again(other, hash))
                    .orElseThrow(() -> sentTwiceAtOnce);
        }
    }

    /** The receipt of a case, as it was given when it was taken in. */
    public ReceiptView receiptOf(String id) {
        var application = applications.find(id).orElseThrow(Problem::notFound);
        return ApplicationViews.receipt(application, applications.itemsOf(id));
    }

    private ReceiptView takeIn(
            Acting acting,
            Application application,
            Submission submission,
            Filing filing,
            List<Presented> presented,
            List<Promise> promised,
            HandedIn handedIn,
            Map<String, Entry> entered,
            Consumer<Application> alongside) {
        var items = filing.items().stream().map(this::filed).toList();
        return transaction.execute(status -> {
            applications.receive(application, submission, items);
            holdings.present(application.id(), presented);
            promises.give(application.id(), promised);
            handedIn.attach(application.id(), Map.of(), application.submittedAt(), materials, attachments);
            leftBehind.keep(
                    application.id(),
                    filing.stopped().stream()
                            .map(row -> LeftBehind.of(row, application.submittedAt()))
                            .toList());
            keepEntries(acting, application, filing.form(), Entries.without(entered, filing.stopped()));
            alongside.accept(application);
            timeline.add(
                    application.id(),
                    TimelineEntry.ofCase(
                            UUID.randomUUID().toString(),
                            application.submittedAt(),
                            TimelineEntry.Kind.SUBMITTED,
                            Answering.helped(acting, Map.of("caseNo", application.caseNo()))));
            // The departments' shares first: no review should be asked for before its form is on the way.
            var asked = Reuse.materialsByDepartment(filing.plan());
            var uploaded = handedIn.shares(filing.plan());
            filing.shares()
                    .forEach((department, forms) -> announcements.filed(
                            application,
                            department,
                            forms,
                            presented.stream()
                                    .filter(one -> asked.getOrDefault(department, Set.of())
                                            .contains(one.material()))
                                    .toList(),
                            promised.stream()
                                    .filter(one -> one.department().equals(department))
                                    .toList(),
                            uploaded.getOrDefault(department, Map.of()),
                            application.submittedAt()));
            announcements.submitted(application, submission.answers(), items);
            return ApplicationViews.receipt(application, items);
        });
    }

    /** Only where it is not plain: where the applicant did all of it himself, the case says so without. */
    private void keepEntries(
            Acting acting, Application application, Map<String, Object> form, Map<String, Entry> entered) {
        var own = entered.values().stream()
                .allMatch(entry -> application.belongsTo(entry.by()) && entry.source() == Entry.Source.PERSON);
        if (acting.isForAnother() || !own) {
            var now = Entry.of(acting.by(), application.submittedAt());
            var all = Entries.after(Map.of(), Map.of(), form, now);
            all.replaceAll((pointer, entry) -> entered.getOrDefault(pointer, entry));
            caseEntries.keep(
                    application.id(),
                    new CaseEntries.Filed(
                            acting.by(),
                            acting.isForAnother() ? acting.authority().mandateId() : null,
                            all));
        }
        acts.done(acting, "SUBMITTED", application.id(), application.bundle().name(), application.submittedAt());
    }

    /** Materials that need not be uploaded: a certificate or a promise stands for them. */
    private static Set<String> standsIn(ApplicationForm given) {
        var instead = new TreeSet<>(given.certificates().keySet());
        given.commitments().forEach((material, promised) -> {
            if (Boolean.TRUE.equals(promised)) {
                instead.add(material);
            }
        });
        return instead;
    }

    private Bundle bundleOf(ApplicationForm given) {
        var key = given.bundle() == null ? "" : given.bundle();
        var bundle = bundles.offered(key).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "unknown-bundle", key));
        if (given.region() == null || !settings.regions().contains(given.region())) {
            throw Problem.invalid("not-acceptable").at("/region", "unknown-region");
        }
        return bundle;
    }

    private Application application(Person applicant, Bundle bundle, String region) {
        // As fine as the column keeps it: a repeated submit must read the same moment.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Application(
                UUID.randomUUID().toString(),
                caseNumbers.next(region, LocalDate.ofInstant(now, ZONE_OF_LAW)),
                trackingCode(),
                applicant.id(),
                applicant.name(),
                new FiledBundle(bundle.key(), bundle.version(), bundle.name(), bundle.nameEn()),
                region,
                ApplicationState.SUBMITTED,
                now,
                null);
    }

    private Answer again(Received earlier, String hash) {
        if (!earlier.submissionHash().equals(hash)) {
            throw Problem.invalid("idempotency-key-reused");
        }
        var application = earlier.application();
        return new Answer(ApplicationViews.receipt(application, applications.itemsOf(application.id())), true);
    }

    private FiledItem filed(Item item) {
        var department = BundleViews.department(item.department(), bundles);
        return new FiledItem(
                item.key(),
                item.version(),
                item.name(),
                item.nameEn(),
                item.department(),
                department.name(),
                department.nameEn(),
                department.service(),
                null);
    }

    private String trackingCode() {
        var code = new byte[12];
        random.nextBytes(code);
        return HexFormat.of().formatHex(code);
    }
}
