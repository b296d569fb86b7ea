package cn.yijianshi.engine.migration.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.engine.api.ItemNames;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.migration.domain.MigratedCase;
import cn.yijianshi.engine.migration.domain.MigratedCase.Outcome;
import cn.yijianshi.engine.migration.domain.Migration;
import cn.yijianshi.engine.migration.domain.Migration.State;
import cn.yijianshi.engine.migration.domain.Migration.Work;
import cn.yijianshi.engine.migration.domain.MigrationRefused;
import cn.yijianshi.engine.migration.domain.Migrations;
import cn.yijianshi.engine.migration.domain.Movement;
import cn.yijianshi.engine.migration.domain.Reason;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/migrations")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(
        name = "Migrations 在办件迁移",
        description =
                "Running cases go on by another version of their bundle; what a department has in hand keeps its clock")
@ApiResponse(responseCode = "404", description = "None of that id, or a version that was never published")
class MigrationController {

    private static final int MOST_NAMED = 1_000;
    private static final int LONGEST_WHY = 500;
    private static final int LONGEST_KEY = 100;

    private final Movement movement;
    private final Migrations migrations;
    private final Published published;
    private final ItemNames names;
    private final MessageSource texts;
    private final Clock clock;

    MigrationController(
            Movement movement,
            Migrations migrations,
            Published published,
            ItemNames names,
            MessageSource texts,
            Clock clock) {
        this.movement = movement;
        this.migrations = migrations;
        this.published = published;
        this.names = names;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param share of the running cases of that version, above 0 to 1; all when both this and {@code cases} are left out
     * @param cases ids of cases, instead of a share; at most 1,000
     */
    record MigrationPlan(
            String bundle, Integer fromVersion, Integer toVersion, Double share, List<String> cases, String why) {}

    /** @param work TRIAL, EXECUTION or RETURN while it is being done; NONE otherwise */
    record MigrationView(
            String id,
            String bundle,
            int fromVersion,
            int toVersion,
            State state,
            Work work,
            String why,
            String author,
            Instant plannedAt,
            PreviewView preview,
            Migration.Progress progress) {}

    /** @param count running cases of that version, whether the plan takes them or not */
    record PreviewView(int count, int chosen, List<StandingView> standing, int movable, List<HeldView> notMovable) {}

    record StandingView(String element, String name, int cases) {}

    /** @param words the reason in the caller's language */
    record HeldView(Reason reason, String words, int cases) {}

    /**
     * @param caseNo the receipt number
     * @param predicted what the trial said
     * @param item the item that holds it
     */
    record MigratedCaseView(
            String caseId,
            String caseNo,
            Outcome predicted,
            Outcome outcome,
            Reason reason,
            String words,
            String item) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Plans to move running cases and tells what it would meet; nothing is moved",
            description = "The same Idempotency-Key gets the same plan.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "422", description = "invalid-request")
    MigrationView plan(
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            @RequestBody MigrationPlan plan,
            Caller caller) {
        demandSound(plan);
        String request = request(key, caller);
        published.bundle(plan.bundle(), plan.fromVersion()).orElseThrow(Problem::notFound);
        Bundle target = published.bundle(plan.bundle(), plan.toVersion()).orElseThrow(Problem::notFound);
        if (isStillToCome(target)) {
            throw Problem.invalid("invalid-request")
                    .at("/toVersion", "migration-not-yet", target.validFrom().toString());
        }
        List<String> chosen = plan.cases() == null
                ? null
                : migrations.running(
                        plan.bundle(),
                        plan.fromVersion(),
                        plan.cases().stream().distinct().toList());
        if (chosen != null) {
            demandRunning(plan.cases(), chosen);
        }
        int running = migrations.running(plan.bundle(), plan.fromVersion());
        int count =
                chosen != null ? chosen.size() : (int) Math.ceil(running * (plan.share() == null ? 1 : plan.share()));
        return view(movement.plan(
                new Migration(
                        UUID.randomUUID().toString(),
                        plan.bundle(),
                        plan.fromVersion(),
                        plan.toVersion(),
                        State.PLANNED,
                        Work.NONE,
                        plan.why().strip(),
                        caller.shownName(),
                        clock.instant(),
                        null,
                        count),
                chosen,
                request));
    }

    @GetMapping
    @Operation(summary = "Migrations, the latest first")
    Page<MigrationView> list(
            @RequestParam(required = false) String bundle,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        return Page.of(
                migrations.list(bundle, after, size + 1).stream()
                        .map(this::view)
                        .toList(),
                size,
                MigrationView::id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One migration with its preview and how far it is")
    MigrationView one(@PathVariable String id) {
        return view(migrations.of(id).orElseThrow(Problem::notFound));
    }

    @GetMapping("/{id}/cases")
    @Operation(summary = "What becomes of each case, by case id")
    Page<MigratedCaseView> cases(
            @PathVariable String id,
            @RequestParam(required = false) Outcome state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        migrations.of(id).orElseThrow(Problem::notFound);
        int size = Page.limit(limit);
        return Page.of(
                migrations.cases(id, state, after, size + 1).stream()
                        .map(this::view)
                        .toList(),
                size,
                MigratedCaseView::caseId);
    }

    @PostMapping("/{id}/trial")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Predicts what would become of each case; nothing is moved")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", description = "migration-not-now")
    MigrationView trial(@PathVariable String id) {
        return begin(id, Work.TRIAL);
    }

    @PostMapping("/{id}/execution")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Moves the cases one by one, after a trial; again for those that did not move before")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", description = "migration-not-now, migration-not-yet")
    MigrationView execute(@PathVariable String id) {
        Migration migration = migrations.of(id).orElseThrow(Problem::notFound);
        published
                .bundle(migration.bundle(), migration.toVersion())
                .filter(this::isStillToCome)
                .ifPresent(target -> {
                    throw Problem.conflict(
                            "migration-not-yet", target.validFrom().toString());
                });
        return begin(id, Work.EXECUTION);
    }

    @PostMapping("/{id}/return")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Moves back those that were moved and where nothing stands against it")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", description = "migration-not-now")
    MigrationView giveBack(@PathVariable String id) {
        return begin(id, Work.RETURN);
    }

    private MigrationView begin(String id, Work work) {
        migrations.of(id).orElseThrow(Problem::notFound);
        try {
            return view(movement.begin(id, work));
        } catch (MigrationRefused refused) {
            throw Problem.conflict("migration-not-now")
                    .with("state", refused.migration().state())
                    .with("work", refused.migration().work());
        }
    }

    private boolean isStillToCome(Bundle version) {
        return version.validFrom() != null
                && version.validFrom().isAfter(LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE));
    }

    /** Two people may think of the same key. */
    private static String request(String key, Caller caller) {
        if (key == null) {
            return null;
        }
        if (key.isBlank()) {
            throw Problem.bad("invalid-request").at("/Idempotency-Key", "required");
        }
        if (key.length() > LONGEST_KEY) {
            throw Problem.bad("invalid-request").at("/Idempotency-Key", "calendar-too-long", LONGEST_KEY);
        }
        return caller.subject() + " " + key;
    }

    private static void demandSound(MigrationPlan plan) {
        Problem problem = Problem.invalid("invalid-request");
        if (plan.bundle() == null || plan.bundle().isBlank()) {
            problem.at("/bundle", "required");
        }
        if (plan.fromVersion() == null) {
            problem.at("/fromVersion", "required");
        }
        if (plan.toVersion() == null) {
            problem.at("/toVersion", "required");
        } else if (plan.toVersion().equals(plan.fromVersion())) {
            problem.at("/toVersion", "migration-same-version");
        }
        if (plan.share() != null && plan.cases() != null) {
            problem.at("/share", "migration-share-or-cases");
        } else if (plan.share() != null && !(plan.share() > 0 && plan.share() <= 1)) {
            problem.at("/share", "calendar-out-of-range", 0, 1);
        } else if (plan.cases() != null
                && (plan.cases().isEmpty() || plan.cases().size() > MOST_NAMED)) {
            problem.at("/cases", "calendar-out-of-range", 1, MOST_NAMED);
        }
        if (plan.why() == null || plan.why().isBlank()) {
            problem.at("/why", "required");
        } else if (plan.why().strip().length() > LONGEST_WHY) {
            problem.at("/why", "calendar-too-long", LONGEST_WHY);
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    private static void demandRunning(List<String> asked, List<String> running) {
        Problem problem = Problem.invalid("invalid-request");
        for (int i = 0; i < asked.size(); i++) {
            if (!running.contains(asked.get(i))) {
                problem.at("/cases/" + i, "migration-no-such-case");
            }
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    private MigrationView view(Migration migration) {
        Migration.Preview preview = migration.preview();
        return new MigrationView(
                migration.id(),
                migration.bundle(),
                migration.fromVersion(),
                migration.toVersion(),
                migration.state(),
                migration.work(),
                migration.why(),
                migration.author(),
                migration.plannedAt(),
                new PreviewView(
                        preview.count(),
                        migration.cases(),
                        preview.standing().stream()
                                .map(place ->
                                        new StandingView(place.element(), names.of(place.element()), place.cases()))
                                .toList(),
                        preview.movable(),
                        preview.notMovable().stream()
                                .map(held -> new HeldView(held.reason(), words(held.reason()), held.cases()))
                                .toList()),
                migrations.progress(migration.id()));
    }

    private MigratedCaseView view(MigratedCase row) {
        return new MigratedCaseView(
                row.caseId(),
                row.caseNo(),
                row.predicted(),
                row.outcome(),
                row.reason(),
                row.reason() == null ? null : words(row.reason()),
                row.item());
    }

    private String words(Reason reason) {
        return texts.getMessage("migration." + reason.name(), null, LocaleContextHolder.getLocale());
    }
}
