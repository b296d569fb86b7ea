package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockRefused;
import cn.yijianshi.engine.domain.SiteVisit;
import cn.yijianshi.engine.domain.SiteVisit.Party;
import cn.yijianshi.engine.domain.SiteVisit.State;
import cn.yijianshi.engine.domain.SiteVisit.Word;
import cn.yijianshi.engine.domain.UnanswerableQuestion;
import cn.yijianshi.engine.process.SiteVisits;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The visits that the departments of a case make together. The same answer sent twice acts once. */
@RestController
@RequestMapping("/api/cases/{caseId}/visits")
@Tag(name = "Site visits 联合踏勘", description = "One appointment for all departments that must see the place")
class VisitController {

    private static final int LONGEST_TEXT = 300;

    private final SiteVisits visits;
    private final Cases cases;

    VisitController(SiteVisits visits, Cases cases) {
        this.visits = visits;
        this.cases = cases;
    }

    /** @param mine whether the caller's department comes; @param mayMove whether it may still name another time */
    record VisitView(
            String visit,
            String name,
            String nameEn,
            State state,
            int round,
            Instant from,
            Instant to,
            boolean mine,
            boolean mayMove,
            List<PartyView> parties) {}

    /** @param text why it named another time; null where it did not */
    record PartyView(String reviewId, String item, String department, Word word, String text) {}

    /** @param round of the time that was looked at */
    record Agreement(Integer round) {}

    /** @param from when it can come instead, in office hours */
    record OtherTime(Integer round, OffsetDateTime from, String text) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','LEAD','SUPERVISOR')")
    @Transactional(readOnly = true)
    @Operation(
            summary = "The visits of a case: when, and which departments come",
            description = "For its applicant, the departments that come, and supervisors; empty where there is none.")
    @ApiResponse(responseCode = "404", description = "No such case, or none of the caller's")
    public List<VisitView> all(@PathVariable String caseId, Caller caller) {
        List<SiteVisit> all = visits.of(caseId);
        boolean comes = all.stream().anyMatch(visit -> department(visit, caller).isPresent());
        boolean applicant = caller.is("APPLICANT")
                && cases.of(caseId)
                        .filter(file -> caller.subject().equals(file.applicantId()))
                        .isPresent();
        boolean handles = cases.reviews(caseId).stream().anyMatch(review -> caller.worksFor(review.department()));
        if (!applicant && !comes && !handles && !caller.is("SUPERVISOR")) {
            throw Problem.notFound();
        }
        return all.stream().map(visit -> view(visit, caller)).toList();
    }

    @PostMapping("/{visit}/agreement")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(summary = "The caller's department comes at the proposed time")
    @ApiResponse(responseCode = "404", description = "No such visit, or the caller's department does not come")
    @ApiResponse(responseCode = "409", description = "visit-changed: another time is proposed by now; visit-over")
    public VisitView agree(
            @PathVariable String caseId, @PathVariable String visit, @RequestBody Agreement body, Caller caller) {
        String department = own(caseId, visit, caller);
        int round = round(body.round());
        return acting(caller, () -> visits.agreed(caseId, visit, department, round, caller.shownName()));
    }

    @PostMapping("/{visit}/other-time")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "The caller's department cannot come then and names another time, once",
            description = "It is the proposed time from then on; everybody else is asked again.")
    @ApiResponse(responseCode = "404", description = "No such visit, or the caller's department does not come")
    @ApiResponse(
            responseCode = "409",
            description = "visit-changed: another time is proposed by now; visit-moved-before; visit-over")
    @ApiResponse(responseCode = "422", description = "/from: not within one stretch of office hours to come; /text")
    public VisitView move(
            @PathVariable String caseId, @PathVariable String visit, @RequestBody OtherTime body, Caller caller) {
        String department = own(caseId, visit, caller);
        int round = round(body.round());
        if (body.from() == null) {
            throw Problem.invalid("invalid-request").at("/from", "required");
        }
        if (body.text() == null || body.text().isBlank()) {
            throw Problem.invalid("invalid-request").at("/text", "required");
        }
        String text = body.text().strip();
        if (text.length() > LONGEST_TEXT) {
            throw Problem.invalid("invalid-request").at("/text", "calendar-too-long", LONGEST_TEXT);
        }
        Instant other = body.from().toInstant().truncatedTo(ChronoUnit.MINUTES);
        return acting(caller, () -> visits.moved(caseId, visit, department, round, other, caller.shownName(), text));
    }

    private VisitView acting(Caller caller, Supplier<Optional<SiteVisit>> act) {
        try {
            return view(act.get().orElseThrow(Problem::notFound), caller);
        } catch (ClockRefused refused) {
            throw Problem.conflict(refused.code());
        } catch (UnanswerableQuestion refused) {
            throw Problem.invalid("invalid-request").at("/from", "visit-outside-hours");
        }
    }

    private String own(String caseId, String key, Caller caller) {
        return visits.of(caseId).stream()
                .filter(visit -> visit.key().equals(key))
                .findFirst()
                .flatMap(visit -> department(visit, caller))
                .orElseThrow(Problem::notFound);
    }

    private static Optional<String> department(SiteVisit visit, Caller caller) {
        return visit.parties().stream()
                .map(Party::department)
                .filter(caller::worksFor)
                .findFirst();
    }

    private static int round(Integer seen) {
        if (seen == null) {
            throw Problem.invalid("invalid-request").at("/round", "required");
        }
        return seen;
    }

    private static VisitView view(SiteVisit visit, Caller caller) {
        Optional<String> own = department(visit, caller);
        return new VisitView(
                visit.key(),
                visit.name(),
                visit.nameEn(),
                visit.state(),
                visit.round(),
                visit.from(),
                visit.to(),
                own.isPresent(),
                own.filter(visit::mayMove).isPresent(),
                visit.parties().stream()
                        .map(party -> new PartyView(
                                party.reviewId(), party.item(), party.department(), party.word(), party.text()))
                        .toList());
    }
}
