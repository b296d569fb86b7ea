package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.engine.supervision.domain.Party;
import cn.yijianshi.engine.supervision.domain.RuleBook;
import cn.yijianshi.engine.supervision.domain.Rules;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/supervision/rules")
@Tag(
        name = "Supervision 督办",
        description = "Every department's clocks, orders and months; a lead sees the own departments")
class RulesController {
    private static final int LONGEST_REASON = 500;

    private final RuleBook rules;
    private final Clock clock;

    RulesController(RuleBook rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** @param version the version it is changed from; 0 if nobody has changed it yet */
    record RulesChange(
            Integer version,
            String reason,
            LocalDate validFrom,
            Set<Party> dueSoon,
            Set<Party> overdue,
            Set<Party> escalated,
            Set<Party> unanswered,
            boolean orders,
            int orderAfterWorkingDays,
            int replyWithinWorkingHours,
            int remindEveryWorkingHours,
            String orderText) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('LEAD','SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "Who is told when and when an order is issued, as it holds on a day")
    Rules rules(@RequestParam(required = false) LocalDate on) {
        return rules.on(on == null ? today() : on);
    }

    @GetMapping("/history")
    @PreAuthorize("hasAnyRole('SUPERVISOR','ADMINISTRATOR')")
    @Operation(summary = "Every version: who wrote it, when and why; there are never more than a few")
    List<Edition<Rules>> history() {
        return rules.history();
    }

    @PutMapping
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    @Operation(
            summary = "Writes the next version with effect from a day, today at the earliest; the same again changes"
                    + " nothing")
    @ApiResponse(responseCode = "409", description = "supervision-rules-changed: somebody else was faster")
    public Edition<Rules> write(@RequestBody RulesChange change, Caller caller) {
        if (change.version() == null) {
            throw Problem.invalid("invalid-request").at("/version", "required");
        }
        if (change.reason() == null || change.reason().isBlank()) {
            throw Problem.invalid("invalid-request").at("/reason", "required");
        }
        if (change.reason().length() > LONGEST_REASON) {
            throw Problem.invalid("invalid-request").at("/reason", "calendar-too-long", LONGEST_REASON);
        }
        Rules next = new Rules(
                change.validFrom(),
                change.dueSoon(),
                change.overdue(),
                change.escalated(),
                change.unanswered(),
                change.orders(),
                change.orderAfterWorkingDays(),
                change.replyWithinWorkingHours(),
                change.remindEveryWorkingHours(),
                change.orderText());
        List<String> flaws = next.flaws();
        if (!flaws.isEmpty()) {
            Problem problem = Problem.invalid("invalid-request");
            flaws.forEach(field -> problem.at("/" + field, "supervision-rule-unsound"));
            throw problem;
        }
        if (change.validFrom().isBefore(today())) {
            throw Problem.invalid("invalid-request").at("/validFrom", "limit-not-backwards");
        }
        try {
            return rules.keep(
                    next, change.version(), caller.shownName(), change.reason().strip());
        } catch (StaleEdition stale) {
            throw Problem.conflict("supervision-rules-changed")
                    .with("version", stale.current().version())
                    .with("who", stale.current().author());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE);
    }
}
