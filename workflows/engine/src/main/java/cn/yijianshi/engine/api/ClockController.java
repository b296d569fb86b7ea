package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockFact;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
@PreAuthorize("hasAnyRole('APPROVER','SUPERVISOR','ADMINISTRATOR')")
@Tag(name = "Clocks", description = "The ledger of every limit: each fact with its ground and article")
class ClockController {

    private final Cases cases;
    private final Clocks clocks;
    private final Clock clock;

    ClockController(Cases cases, Clocks clocks, Clock clock) {
        this.cases = cases;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** One entry; {@code basis} is the article it rests on. */
    record FactLine(String kind, Instant at, String ground, String author, String text, String basis) {
        static FactLine of(ClockFact fact) {
            return new FactLine(fact.kind().name(), fact.at(), fact.ground(), fact.author(), fact.text(), fact.basis());
        }
    }

    /** One clock; due times are empty while it does not run, provisional if a year's holidays are not announced. */
    record ClockView(
            String reviewId,
            String item,
            String department,
            String state,
            String lamp,
            Limit promised,
            Limit statutory,
            Instant dueAt,
            Instant statutoryDueAt,
            boolean provisional,
            List<FactLine> facts) {}

    @GetMapping("/{caseId}/clocks")
    @Transactional(readOnly = true)
    @Operation(summary = "The clocks of a case; an officer sees those of the own departments (行政许可法 32, 42, 45)")
    public List<ClockView> clocks(@PathVariable String caseId, Caller caller) {
        Map<String, CaseReview> reviews = cases.reviews(caseId).stream()
                .filter(review ->
                        caller.is("SUPERVISOR") || caller.is("ADMINISTRATOR") || caller.worksFor(review.department()))
                .collect(Collectors.toMap(CaseReview::reviewId, Function.identity()));
        if (reviews.isEmpty()) {
            throw Problem.notFound();
        }
        return clocks.ofCase(caseId).stream()
                .filter(ledger -> reviews.containsKey(ledger.subject().reviewId()))
                .map(ledger -> view(reviews.get(ledger.subject().reviewId()), ledger))
                .toList();
    }

    private ClockView view(CaseReview review, ClockLedger ledger) {
        return new ClockView(
                review.reviewId(),
                review.item(),
                review.department(),
                ledger.state().name(),
                ledger.lamp(clock.instant()).name(),
                ledger.promised(),
                ledger.statutory(),
                ledger.due().orElse(null),
                ledger.statutoryDue().orElse(null),
                ledger.isProvisional(),
                ledger.facts().stream().map(FactLine::of).toList());
    }
}
