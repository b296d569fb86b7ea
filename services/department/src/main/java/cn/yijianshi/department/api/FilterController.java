package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Filtering;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.SavedFilter;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews/filters")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Queue filters 队列筛选", description = "Filters of the queue under a name, one's own or a department's.")
class FilterController {

    private final Filtering filtering;
    private final Seats seats;

    FilterController(Filtering filtering, Seats seats) {
        this.filtering = filtering;
        this.seats = seats;
    }

    /** @param mayChange whether the caller may change or delete it */
    record View(
            String id,
            String name,
            String maker,
            boolean mine,
            String department,
            SavedFilter.Criteria criteria,
            int version,
            Instant changedAt,
            boolean mayChange) {

        static View of(SavedFilter filter, Filtering.User user) {
            return new View(
                    filter.id(),
                    filter.name(),
                    filter.maker().name(),
                    filter.maker().id().equals(user.officer().id()),
                    filter.department(),
                    filter.criteria(),
                    filter.version(),
                    filter.changedAt(),
                    filter.mayBeChangedBy(user.officer(), user.leads()));
        }
    }

    /** Criteria as they are sent; status and lamp by name. */
    record CriteriaBody(
            Set<Status> status,
            Set<Lamp> lamp,
            Set<String> item,
            Set<String> region,
            Set<String> bundle,
            String assignee,
            String text,
            Instant dueBefore,
            Integer dueWithinDays) {

        SavedFilter.Criteria criteria() {
            return new SavedFilter.Criteria(
                    status, lamp, item, region, bundle, assignee, text, dueBefore, dueWithinDays);
        }
    }

    /**
     * @param department whose officers share it; null for the caller's own
     * @param version the one the caller saw; not needed for a new one
     */
    record Body(String name, String department, CriteriaBody criteria, Integer version) {

        SavedFilter.Criteria sound() {
            if (criteria == null) {
                throw Problem.bad("invalid-request").at("/criteria", "required");
            }
            return criteria.criteria();
        }
    }

    @GetMapping
    @Operation(summary = "The caller's filters and those shared in his departments")
    List<View> all(Caller caller) {
        var user = user(caller, seats);
        return filtering.all(user).stream().map(filter -> View.of(filter, user)).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Keep a filter",
            description = "The same Idempotency-Key again makes no second one.",
            responses = {
                @ApiResponse(responseCode = "201"),
                @ApiResponse(responseCode = "409", description = "too-many-filters"),
                @ApiResponse(responseCode = "422", description = "review-entry: name or department, with pointers")
            })
    View make(
            @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Caller caller) {
        var user = user(caller, seats);
        var id = key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((caller.subject() + "|" + key).getBytes(StandardCharsets.UTF_8));
        return View.of(filtering.make(user, id.toString(), body.name(), body.department(), body.sound()), user);
    }

    @PutMapping("/{id}")
    @Transactional
    @Operation(
            summary = "Change a filter: its maker, or who leads or supervises the department it is shared in",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "403", description = "Another's"),
                @ApiResponse(responseCode = "409", description = "filter-changed")
            })
    View change(@PathVariable String id, @RequestBody Body body, Caller caller) {
        if (body.version() == null) {
            throw Problem.bad("invalid-request").at("/version", "required");
        }
        var user = user(caller, seats);
        return View.of(filtering.change(user, id, body.version(), body.name(), body.department(), body.sound()), user);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(
            summary = "Delete a filter",
            responses = {
                @ApiResponse(responseCode = "204"),
                @ApiResponse(responseCode = "403", description = "Another's"),
                @ApiResponse(responseCode = "409", description = "filter-changed")
            })
    void remove(@PathVariable String id, @RequestParam int version, Caller caller) {
        filtering.remove(user(caller, seats), id, version);
    }

    static Filtering.User user(Caller caller, Seats seats) {
        var overseeing = seats.overseeing(caller);
        return new Filtering.User(
                overseeing.officer(),
                seats.readable(caller),
                overseeing.directs() ? overseeing.departments() : Set.of());
    }
}
