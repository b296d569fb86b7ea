package cn.yijianshi.department.api;

import cn.yijianshi.department.api.TeamworkViews.DelegationView;
import cn.yijianshi.department.api.TeamworkViews.OfficerView;
import cn.yijianshi.department.domain.Delegations;
import cn.yijianshi.department.domain.Officers;
import cn.yijianshi.department.domain.StandingIn;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Officers 经办人", description = "Known from their calls to this service.")
class OfficerController {

    private final Officers officers;
    private final Delegations delegations;
    private final StandingIn standingIn;
    private final Seats seats;
    private final Clock clock;

    OfficerController(Officers officers, Delegations delegations, StandingIn standingIn, Seats seats, Clock clock) {
        this.officers = officers;
        this.delegations = delegations;
        this.standingIn = standingIn;
        this.seats = seats;
        this.clock = clock;
    }

    @GetMapping("/api/officers")
    @Operation(summary = "Officers of the caller's departments, by user name, and who is away")
    Page<OfficerView> officers(
            @RequestParam(required = false) String department,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var readable = seats.readable(caller);
        var wanted = department == null || department.isBlank()
                ? readable
                : readable.contains(department) ? Set.of(department) : Set.<String>of();
        var page =
                Page.of(officers.of(wanted, after, size + 1), size, cn.yijianshi.department.domain.Colleague::username);
        var away =
                delegations
                        .holding(
                                page.items().stream()
                                        .map(one -> one.officer().id())
                                        .toList(),
                                clock.instant())
                        .stream()
                        .collect(Collectors.toMap(one -> one.from().id(), Function.identity(), (first, last) -> last));
        return new Page<>(
                page.items().stream()
                        .map(one -> OfficerView.of(one, away.get(one.officer().id())))
                        .toList(),
                page.next());
    }

    @GetMapping("/api/delegations")
    @Operation(
            summary = "Who stands in for whom: given by or to the caller, and in the departments he directs",
            description = "Those that end last first; past and revoked ones stay.")
    Page<DelegationView> delegations(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Caller caller) {
        var size = Page.limit(limit);
        var from = Cursor.read(after);
        var seat = seats.overseeing(caller);
        var found = delegations.concerning(
                caller.subject(),
                seat.directs() ? seat.departments() : Set.of(),
                from == null ? null : new Delegations.Place(from.moment(), from.id()),
                size + 1);
        var page = Page.of(found, size, last -> new Cursor(last.ends(), last.id()).text());
        return new Page<>(
                page.items().stream().map(one -> DelegationView.of(one, clock)).toList(), page.next());
    }

    /**
     * @param officer whose reviews, for whoever directs his department; the caller's own when empty
     * @param until the last day
     */
    record DelegationBody(String officer, String to, LocalDate from, LocalDate until, String text) {}

    @PostMapping("/api/delegations")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Let a colleague act on one's reviews for some days (委派), as when on leave",
            description = "What he does is on record under both names. The same again answers the first one.",
            responses = {
                @ApiResponse(responseCode = "201"),
                @ApiResponse(responseCode = "422", description = "review-entry: officer or days")
            })
    DelegationView delegate(@RequestBody DelegationBody body, Caller caller) {
        var delegation = standingIn.delegate(
                seats.overseeing(caller), body.officer(), body.to(), body.from(), body.until(), body.text());
        return DelegationView.of(delegation, clock);
    }

    @PostMapping("/api/delegations/{id}/revocation")
    @Transactional
    @Operation(
            summary = "From now on he stands in no longer",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another's")
            })
    DelegationView revoke(@PathVariable String id, Caller caller) {
        return DelegationView.of(standingIn.revoke(seats.overseeing(caller), id), clock);
    }
}
