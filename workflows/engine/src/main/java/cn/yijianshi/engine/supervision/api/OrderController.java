package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.engine.supervision.domain.Board;
import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.OrderRefused;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.engine.supervision.domain.Rules;
import cn.yijianshi.engine.supervision.domain.Supervision;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 督办单. The same request sent twice acts once. */
@RestController
@RequestMapping("/api/supervision/orders")
@PreAuthorize(Sight.WATCHES)
@Tag(
        name = "Supervision 督办",
        description = "Every department's clocks, orders and months; a lead sees the own departments")
@ApiResponse(responseCode = "404", description = "None, or another department's")
class OrderController {

    private final Supervision supervision;
    private final Orders orders;
    private final Board board;

    OrderController(Supervision supervision, Orders orders, Board board) {
        this.supervision = supervision;
        this.orders = orders;
        this.board = board;
    }

    /** @param replyWithin working hours of the office; what the rules say if empty */
    record OrderBody(String reviewId, String text, Integer replyWithin) {}

    record AnswerBody(String text, Integer replyWithin) {}

    @GetMapping
    @Operation(summary = "Supervise orders, the latest first; late are those whose time to reply is over")
    Page<Order> orders(
            @RequestParam(required = false) String department,
            @RequestParam(required = false) Order.State state,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        int size = Page.limit(limit);
        Sight.Place from = Sight.Place.read(after);
        return Page.of(
                orders.list(
                        Sight.departments(caller, department),
                        state,
                        late,
                        from == null ? null : new Orders.Place(from.at(), from.id()),
                        size + 1),
                size,
                last -> new Sight.Place(last.issuedAt(), last.id()).text());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One supervise order with its reply")
    Order order(@PathVariable String id, Caller caller) {
        return seen(id, caller);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(Sight.SUPERVISES)
    @Transactional
    @Operation(
            summary = "Issues a supervise order for a review; the department must answer in writing",
            responses = {
                @ApiResponse(responseCode = "201"),
                @ApiResponse(responseCode = "409", description = "order-waits: one waits already; order-review-ended")
            })
    public Order issue(@RequestBody OrderBody body, Caller caller) {
        String text = demandText(body.text());
        Integer hours = hours(body.replyWithin());
        if (body.reviewId() == null || body.reviewId().isBlank()) {
            throw Problem.invalid("invalid-request").at("/reviewId", "required");
        }
        board.departmentOf(body.reviewId()).orElseThrow(Problem::notFound);
        return acting(() -> supervision.issue(body.reviewId(), text, hours, caller.subject(), caller.shownName()));
    }

    @PostMapping("/{id}/acceptance")
    @PreAuthorize(Sight.SUPERVISES)
    @Transactional
    @Operation(summary = "The reply does: the order is settled")
    public Order accept(@PathVariable String id, @RequestBody AnswerBody body, Caller caller) {
        Order order = seen(id, caller);
        String text = body.text() == null ? "" : tooLong(body.text().strip());
        return acting(() -> supervision.accept(order, text, caller.shownName()));
    }

    @PostMapping("/{id}/return")
    @PreAuthorize(Sight.SUPERVISES)
    @Transactional
    @Operation(summary = "The reply does not do: it is to be given anew, within its own time")
    public Order giveBack(@PathVariable String id, @RequestBody AnswerBody body, Caller caller) {
        Order order = seen(id, caller);
        String text = demandText(body.text());
        Integer hours = hours(body.replyWithin());
        return acting(() -> supervision.giveBack(order, text, hours, caller.shownName()));
    }

    private Order seen(String id, Caller caller) {
        return orders.of(id)
                .filter(order -> Sight.sees(caller, order.department()))
                .orElseThrow(Problem::notFound);
    }

    private static Order acting(Supplier<Order> act) {
        try {
            return act.get();
        } catch (OrderRefused refused) {
            throw refused.state() == null
                    ? Problem.conflict(refused.code())
                    : Problem.conflict(refused.code()).with("state", refused.state());
        }
    }

    private static Integer hours(Integer hours) {
        if (hours != null && (hours < 1 || hours > Rules.MOST_HOURS)) {
            throw Problem.invalid("invalid-request").at("/replyWithin", "calendar-out-of-range", 1, Rules.MOST_HOURS);
        }
        return hours;
    }

    private static String demandText(String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid("invalid-request").at("/text", "required");
        }
        return tooLong(text.strip());
    }

    private static String tooLong(String text) {
        if (text.length() > Rules.LONGEST_TEXT) {
            throw Problem.invalid("invalid-request").at("/text", "calendar-too-long", Rules.LONGEST_TEXT);
        }
        return text;
    }
}
