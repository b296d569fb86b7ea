package cn.yijianshi.platform.foureyes;

import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editing/changes")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(
        name = "Proposed changes 待审核变更",
        description = "Numbers, calendars and rules that one administrator proposed and another publishes")
class ProposedChangeController {

    private final FourEyes fourEyes;

    ProposedChangeController(FourEyes fourEyes) {
        this.fourEyes = fourEyes;
    }

    @GetMapping
    @Operation(summary = "Proposals, the latest first")
    Page<ProposedChangeView> changes(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) ProposedChange.State state,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int size,
            Caller caller) {
        int limit = Page.limit(size);
        Page<ProposedChange> page = Page.of(
                fourEyes.list(kind, subject, state, place(after), limit + 1),
                limit,
                change -> String.valueOf(change.id()));
        return new Page<>(
                page.items().stream()
                        .map(change -> ProposedChangeView.of(change, caller))
                        .toList(),
                page.next());
    }

    @PostMapping("/{id}/publication")
    @Operation(
            summary = "Publishes a proposal: from its day on it holds",
            description = "Running cases keep what they were filed under; open clocks are counted anew by another"
                    + " calendar. Said again by the same person it is done.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "four-eyes-change: who proposed it does not publish it")
    @ApiResponse(responseCode = "404", description = "No such proposal")
    @ApiResponse(
            responseCode = "409",
            description = "change-state: it waits no longer; change-overtaken: another version was published meanwhile")
    ProposedChangeView publish(@PathVariable String id, Caller caller) {
        FourEyes.Published published = fourEyes.publish(number(id), caller);
        return ProposedChangeView.of(published.change(), caller, published.broughtAbout());
    }

    @PostMapping("/{id}/discarding")
    @Operation(summary = "Puts a proposal aside for good; it stays readable")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such proposal")
    @ApiResponse(responseCode = "409", description = "change-state: it was published")
    ProposedChangeView discard(@PathVariable String id, Caller caller) {
        return ProposedChangeView.of(fourEyes.discard(number(id), caller), caller);
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
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
