package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
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

    @GetMapping("/api/cases/{caseId}/clocks")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','LEAD','SUPERVISOR','ADMINISTRATOR')")
    @Transactional(readOnly = true)
    @Operation(
            summary = "期限凭证: the clocks of a case with every fact, its ground and article; an officer sees those of the"
                    + " own departments, an applicant those of the own case (行政许可法 32, 42, 44, 45)")
    public List<ClockView> clocks(@PathVariable String caseId, Caller caller) {
        boolean seesAll = caller.is("SUPERVISOR") || caller.is("ADMINISTRATOR");
        boolean isApplicant = !seesAll
                && cases.of(caseId)
                        .filter(file -> caller.subject().equals(file.applicantId()))
                        .isPresent();
        Map<String, CaseReview> reviews = cases.reviews(caseId).stream()
                .filter(review -> seesAll || isApplicant || caller.worksFor(review.department()))
                .collect(Collectors.toMap(CaseReview::reviewId, Function.identity()));
        if (reviews.isEmpty()) {
            throw Problem.notFound();
        }
        Instant now = clock.instant();
        return clocks.ofCase(caseId).stream()
                .filter(ledger -> reviews.containsKey(ledger.subject().reviewId()))
                .map(ledger -> ClockView.of(reviews.get(ledger.subject().reviewId()), ledger, now))
                .map(view -> isApplicant ? view.forApplicant() : view)
                .toList();
    }

    @GetMapping("/api/cases/clock-violations")
    @PreAuthorize("hasAnyRole('SUPERVISOR','ADMINISTRATOR')")
    @Transactional(readOnly = true)
    @Operation(
            summary = "Late and repeated demands, silence at the intake, pauses nobody ended, the latest first"
                    + " (行政许可法 32, 45, 50, 72)")
    public Page<Clocks.Violation> violations(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        return Page.of(clocks.violations(cursor(after), size + 1), size, ClockController::cursor);
    }

    private static Clocks.Violation cursor(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\\|");
            return new Clocks.Violation(
                    parts[1], Integer.parseInt(parts[2]), "", "", "", Instant.parse(parts[0]), "", "", "");
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }

    private static String cursor(Clocks.Violation last) {
        String text = last.at() + "|" + last.reviewId() + "|" + last.factNumber();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
