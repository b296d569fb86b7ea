package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.InstantDecision;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitVariant;
import cn.yijianshi.engine.domain.ItemChange;
import cn.yijianshi.engine.domain.ItemChanges;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editing/item-changes")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(
        name = "Item changes 事项变更",
        description = "Limits and rules of items that one administrator proposed and another publishes")
class ItemChangeController {

    private final ItemChanges changes;
    private final ProposedChanges proposed;

    ItemChangeController(ItemChanges changes, ProposedChanges proposed) {
        this.changes = changes;
        this.proposed = proposed;
    }

    /**
     * A proposal with all it says.
     *
     * @param basedOn the version it was written from
     * @param version the version it is or would be published as
     * @param mine whether the caller proposed it and therefore cannot publish it
     * @param promised of limits; so the next two
     * @param dmn of rules; so the last two
     */
    record ItemChangeView(
            String id,
            ItemChange.Kind kind,
            String key,
            int basedOn,
            int version,
            ItemChange.State state,
            LocalDate effectiveFrom,
            String proposer,
            boolean mine,
            String why,
            Instant proposedAt,
            String settledBy,
            Instant settledAt,
            Limit promised,
            Limit statutory,
            List<LimitVariant> limitVariants,
            String dmn,
            BigDecimal sampling,
            Boolean refuses) {
        static ItemChangeView of(ItemChange change, Caller caller) {
            boolean limits = change.kind() == ItemChange.Kind.LIMITS;
            InstantDecision rules = limits ? null : change.next().instant();
            return new ItemChangeView(
                    String.valueOf(change.id()),
                    change.kind(),
                    change.next().key(),
                    change.basedOn(),
                    change.next().version(),
                    change.state(),
                    change.effectiveFrom(),
                    change.proposer().name(),
                    change.proposer().id().equals(caller.subject()),
                    change.why(),
                    change.proposedAt(),
                    change.settler() == null ? null : change.settler().name(),
                    change.settledAt(),
                    limits ? change.next().promised() : null,
                    limits ? change.next().statutory() : null,
                    limits ? change.next().limitVariants() : null,
                    rules == null ? null : rules.rules(),
                    rules == null ? null : rules.sampling(),
                    rules == null ? null : rules.refuses());
        }
    }

    @GetMapping
    @Operation(summary = "Proposals, the latest first")
    Page<ItemChangeView> changes(
            @RequestParam(required = false) String key,
            @RequestParam(required = false) ItemChange.State state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int size,
            Caller caller) {
        int limit = Page.limit(size);
        Page<ItemChange> page = Page.of(
                changes.list(key, state, place(after), limit + 1), limit, change -> String.valueOf(change.id()));
        return new Page<>(
                page.items().stream()
                        .map(change -> ItemChangeView.of(change, caller))
                        .toList(),
                page.next());
    }

    @PostMapping("/{id}/publication")
    @Operation(
            summary = "Publishes a proposal as the item's next version, for cases filed from its day on",
            description = "Running cases keep what they were filed under. Said again by the same person it is done.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "four-eyes: who proposed it does not publish it")
    @ApiResponse(responseCode = "404", description = "No such proposal")
    @ApiResponse(
            responseCode = "409",
            description = "draft-state: it waits no longer; draft-overtaken: another version was published meanwhile")
    ItemChangeView publish(@PathVariable String id, Caller caller) {
        return ItemChangeView.of(proposed.publish(known(id), caller), caller);
    }

    @PostMapping("/{id}/discarding")
    @Operation(summary = "Puts a proposal aside for good; it stays readable")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such proposal")
    @ApiResponse(responseCode = "409", description = "draft-state: it was published")
    ItemChangeView discard(@PathVariable String id, Caller caller) {
        return ItemChangeView.of(proposed.discard(known(id), caller), caller);
    }

    private ItemChange known(String id) {
        try {
            return changes.of(Long.parseLong(id)).orElseThrow(Problem::notFound);
        } catch (NumberFormatException none) {
            throw Problem.notFound();
        }
    }

    private static long place(String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException unreadable) {
            throw Problem.bad("invalid-request").at("/after", "unreadable-value");
        }
    }
}
