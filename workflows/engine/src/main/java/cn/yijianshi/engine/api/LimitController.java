package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.LegalLimit;
import cn.yijianshi.engine.domain.LegalLimits;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.UnanswerableQuestion;
import cn.yijianshi.engine.domain.UnsoundCalendar;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/calendar/limits")
@Tag(name = "Limits", description = "The numbers of the law and the city's promises, each with the day it holds from")
class LimitController {

    private final LegalLimits limits;
    private final Calendars calendars;
    private final CalendarPublishing publishing;
    private final Clock clock;

    LimitController(LegalLimits limits, Calendars calendars, CalendarPublishing publishing, Clock clock) {
        this.limits = limits;
        this.calendars = calendars;
        this.publishing = publishing;
        this.clock = clock;
    }

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "What holds on a day, by key; statutory and promised limits are both public (优化营商环境条例 36)")
    Page<LegalLimit> limits(
            @Parameter(example = "2026-11-23") @RequestParam(required = false) LocalDate on,
            @Parameter(example = "LIC 42(1)") @RequestParam(required = false) String mark,
            @RequestParam(required = false) LegalLimit.Kind kind,
            @RequestParam(required = false) String scenario,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        List<LegalLimit> found = limits.on(on == null ? today() : on).stream()
                .filter(each -> mark == null || mark.equals(each.mark()))
                .filter(each -> kind == null || kind == each.kind())
                .filter(each -> scenario == null || scenario.equals(each.scenario()))
                .filter(each -> after == null || each.key().compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        return Page.of(found, size, LegalLimit::key);
    }

    @GetMapping("/{key}")
    @SecurityRequirements
    @Operation(summary = "One limit as it holds on a day")
    LegalLimit limit(@PathVariable String key, @RequestParam(required = false) LocalDate on) {
        return limits.on(key, on == null ? today() : on).orElseThrow(Problem::notFound);
    }

    @GetMapping("/{key}/due")
    @SecurityRequirements
    @Operation(
            summary = "When the limit ends for an event at that moment; the number counts that held on the event's day")
    DueAnswer due(
            @PathVariable String key,
            @Parameter(example = "2026-11-23T09:00") @RequestParam(required = false) String start,
            @Parameter(example = "350500") @RequestParam(required = false) String office) {
        try {
            boolean named = limits.on(key, today())
                    .filter(limit -> limit.startsOn() != null || limit.endsOn() != null)
                    .isPresent();
            Instant event = start == null && named ? clock.instant() : DueQuestion.start(start);
            LegalLimit limit =
                    limits.on(key, LocalDate.ofInstant(event, OfficeHours.ZONE)).orElseThrow(Problem::notFound);
            return DueAnswer.of(limit.due(calendars.dueDates(), event, DueQuestion.office(office)));
        } catch (UnanswerableQuestion refused) {
            throw CalendarController.refuse(Problem.bad("invalid-request"), "", refused);
        }
    }

    @GetMapping("/{key}/history")
    @PreAuthorize("hasAnyRole('SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "Every version of a limit: who wrote it, when and why; there are never more than a few")
    List<Edition<LegalLimit>> history(@PathVariable String key) {
        List<Edition<LegalLimit>> history = limits.history(key);
        if (history.isEmpty()) {
            throw Problem.notFound();
        }
        return history;
    }

    /** @param version the version it is changed from; 0 if it is new */
    record LimitChange(
            Integer version,
            String reason,
            String mark,
            LegalLimit.Kind kind,
            Integer amount,
            LimitUnit unit,
            LegalLimit.Direction direction,
            String start,
            String end,
            String party,
            String scenario,
            LocalDate startsOn,
            LocalDate endsOn,
            String text,
            String textEn,
            String basis,
            String source,
            LocalDate validFrom,
            LocalDate validTo) {}

    @PutMapping("/{key}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary =
                    "Proposes the limit's next version with effect from a day; running clocks keep what they were given",
            description = "Another administrator publishes it (/api/editing/changes).")
    @ApiResponse(responseCode = "202", description = "Proposed; the same word sent again is the same proposal")
    @ApiResponse(responseCode = "409", description = "calendar-changed-meanwhile: there is a newer version")
    ProposedChangeView write(@PathVariable String key, @RequestBody LimitChange change, Caller caller) {
        CalendarController.demand(change.version(), change.reason());
        try {
            LegalLimit limit = new LegalLimit(
                    key,
                    change.mark(),
                    change.kind(),
                    change.amount(),
                    change.unit(),
                    change.direction(),
                    change.start(),
                    change.end(),
                    change.party(),
                    change.scenario(),
                    change.startsOn(),
                    change.endsOn(),
                    change.text(),
                    change.textEn(),
                    change.basis(),
                    change.source(),
                    change.validFrom(),
                    change.validTo());
            return publishing.propose(limit, change.version(), change.reason(), caller);
        } catch (UnsoundCalendar unsound) {
            throw CalendarController.refuse(unsound);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE);
    }
}
