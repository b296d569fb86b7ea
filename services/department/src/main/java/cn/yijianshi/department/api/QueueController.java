package cn.yijianshi.department.api;

import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.department.domain.Filtering;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.ReviewQueue.Count;
import cn.yijianshi.department.domain.ReviewQueue.Place;
import cn.yijianshi.department.domain.Reviews.InQueue;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.department.domain.TakingNext;
import cn.yijianshi.department.supervision.domain.SuperviseOrder;
import cn.yijianshi.department.supervision.domain.SuperviseOrders;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Queue 待办队列", description = "The reviews of the caller's departments: listed, counted, handed out.")
class QueueController {

    private static final int LONGEST_KEY = 200;

    private final ReviewQueue queue;
    private final TakingNext takingNext;
    private final Filtering filtering;
    private final Clock clock;
    private final Seats seats;
    private final SuperviseOrders orders;

    QueueController(
            ReviewQueue queue,
            TakingNext takingNext,
            Filtering filtering,
            Clock clock,
            Seats seats,
            SuperviseOrders orders) {
        this.orders = orders;
        this.queue = queue;
        this.takingNext = takingNext;
        this.filtering = filtering;
        this.clock = clock;
        this.seats = seats;
    }

    @GetMapping
    @Operation(
            summary = "The queue of the caller's departments, by due time",
            description = "Every parameter narrows what is shown; several values of one are alternatives. With filter,"
                    + " the id of a saved one, its values stand in for those that are not given. Names are masked.")
    @Transactional(readOnly = true)
    QueuePage<Line> queue(
            @RequestParam(required = false) List<Status> status,
            @RequestParam(required = false) List<Lamp> lamp,
            @RequestParam(required = false) List<String> item,
            @RequestParam(required = false) List<String> region,
            @RequestParam(required = false) List<String> bundle,
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String caseNo,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) Instant dueBefore,
            @RequestParam(required = false) String filter,
            @RequestParam(required = false) String after,
            @RequestParam(required = false) String before,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var query = new QueueQuery(status, lamp, item, region, bundle, assignee, caseNo, text, dueBefore);
        var size = Page.limit(limit);
        var backwards = before != null && !before.isBlank();
        var cursor = Cursor.read(backwards ? before : after);
        var place = cursor == null ? null : new Place(cursor.moment(), cursor.id());
        var found = queue.page(wanted(query, filter, seats.readable(caller), caller), place, backwards, size + 1);
        // One row too many says that there is more; it lies at the end that was read towards.
        var more = found.size() > size;
        var shown = !more ? found : backwards ? found.subList(1, size + 1) : found.subList(0, size);
        var next = backwards || more;
        var previous = backwards ? more : place != null;
        var waiting = orders
                .waiting(shown.stream()
                        .filter(InQueue::supervised)
                        .map(review -> review.request().reviewId())
                        .toList())
                .stream()
                .collect(Collectors.toMap(SuperviseOrder::reviewId, Function.identity(), (first, last) -> last));
        return new QueuePage<>(
                shown.stream()
                        .map(review -> Line.of(
                                review, caller, waiting.get(review.request().reviewId())))
                        .toList(),
                next && !shown.isEmpty() ? cursor(shown.get(shown.size() - 1)) : null,
                previous && !shown.isEmpty() ? cursor(shown.get(0)) : null,
                clock.instant());
    }

    /**
     * @param status number by status, and so on
     * @param assignee MINE, NOBODYS, OTHERS
     */
    record Counts(
            long all,
            Map<String, Long> status,
            Map<String, Long> lamp,
            Map<String, Long> item,
            Map<String, Long> assignee) {

        static Counts of(List<Count> counts) {
            return new Counts(
                    counts.stream().mapToLong(Count::number).sum(),
                    by(counts, count -> count.status().name()),
                    by(counts, count -> count.lamp().name()),
                    by(counts, Count::item),
                    by(counts, count -> count.whose().name()));
        }

        private static Map<String, Long> by(List<Count> counts, Function<Count, String> kind) {
            var numbers = new TreeMap<String, Long>();
            counts.forEach(count -> numbers.merge(kind.apply(count), count.number(), Long::sum));
            return numbers;
        }
    }

    @GetMapping("/counts")
    @Operation(
            summary = "How many reviews the queue has, by status, lamp, item and assignee",
            description = "The parameters are those of the queue itself.")
    Counts counts(
            @RequestParam(required = false) List<Status> status,
            @RequestParam(required = false) List<Lamp> lamp,
            @RequestParam(required = false) List<String> item,
            @RequestParam(required = false) List<String> region,
            @RequestParam(required = false) List<String> bundle,
            @RequestParam(required = false) String assignee,
            @RequestParam(required = false) String caseNo,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) Instant dueBefore,
            @RequestParam(required = false) String filter,
            Caller caller) {
        var query = new QueueQuery(status, lamp, item, region, bundle, assignee, caseNo, text, dueBefore);
        return Counts.of(queue.counts(wanted(query, filter, seats.readable(caller), caller), caller.subject()));
    }

    /** @param filter id of a saved filter to take from; null for the whole queue */
    record NextBody(String filter) {}

    @PostMapping("/next")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Take the next one (取下一件)",
            description = "Claims the open review whose legal limit (行政许可法第42条) ends on the earliest day; of one day"
                    + " the one that most of its case waits for; then the one promised earliest. What rules decide and"
                    + " what waits for other decisions is not handed out. The same Idempotency-Key again answers the"
                    + " same review.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Claimed by the caller"),
                @ApiResponse(responseCode = "204", description = "Nothing is left to take"),
                @ApiResponse(responseCode = "404", description = "No such filter")
            })
    ResponseEntity<Line> next(
            @RequestBody(required = false) NextBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            Caller caller) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "Idempotency-Key");
        }
        var filter = body == null ? null : body.filter();
        var wanted = wanted(QueueQuery.EVERYTHING, filter, caller.departments(), caller);
        return takingNext
                .take(seats.own(caller), wanted, key)
                .map(review -> ResponseEntity.ok(Line.of(review, caller)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private ReviewQueue.Wanted wanted(QueueQuery query, String filter, Set<String> departments, Caller caller) {
        var whole = query;
        if (filter != null && !filter.isBlank()) {
            var saved = filtering.use(FilterController.user(caller, seats), filter);
            whole = query.within(saved.criteria(), clock);
        }
        return whole.wanted(departments, caller);
    }

    private static String cursor(InQueue review) {
        return new Cursor(review.due().dueAt(), review.request().reviewId()).text();
    }
}
