package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Lamp;
import cn.yijianshi.engine.supervision.domain.Board;
import cn.yijianshi.engine.supervision.domain.Order;
import cn.yijianshi.engine.supervision.domain.Orders;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/supervision/board")
@PreAuthorize(Sight.WATCHES)
@Tag(
        name = "Supervision 督办",
        description = "Every department's clocks, orders and months; a lead sees the own departments")
@ApiResponse(responseCode = "404", description = "Another's department")
class BoardController {

    private final Board board;
    private final Orders orders;
    private final Calendars calendars;
    private final Names names;
    private final Clock clock;

    BoardController(Board board, Orders orders, Calendars calendars, Names names, Clock clock) {
        this.board = board;
        this.orders = orders;
        this.calendars = calendars;
        this.names = names;
        this.clock = clock;
    }

    /** How long past due, in the working time of the office; whole working days are those that have closed since. */
    record Over(int workingDays, long workingMinutes) {}

    record OrderMark(String id, Order.State state, Instant replyBy, int reminders) {}

    /**
     * @param promisedDue null while nobody can say, as in a pause
     * @param over of a red one only
     */
    record LineView(
            String reviewId,
            String caseId,
            String caseNo,
            String item,
            String itemName,
            String department,
            String departmentName,
            String region,
            String bundle,
            String handler,
            String handlerName,
            String state,
            Lamp lamp,
            Instant promisedDue,
            Instant statutoryDue,
            Over over,
            String pauseGround,
            OrderMark order) {}

    record CountView(String department, String departmentName, long green, long yellow, long red) {}

    @GetMapping
    @Operation(
            summary = "Open reviews of all departments, what was due first comes first (优化营商环境条例 36)",
            description = "lamp=RED is the overdue board. handler is a name or a login's id.")
    Page<LineView> board(
            @RequestParam(required = false) String department,
            @RequestParam(required = false) String item,
            @RequestParam(required = false) String region,
            @RequestParam(required = false) Lamp lamp,
            @RequestParam(required = false) String handler,
            @RequestParam(required = false) String bundle,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        int size = Page.limit(limit);
        Sight.Place from = Sight.Place.read(after);
        Instant now = clock.instant();
        Page<Board.Line> page = Page.of(
                board.lines(
                        wanted(caller, department, item, region, lamp, handler, bundle),
                        from == null ? null : new Board.Place(from.at(), from.id()),
                        size + 1,
                        now),
                size,
                last -> new Sight.Place(last.ends(), last.reviewId()).text());
        Map<String, Order> open = orders
                .openOf(page.items().stream().map(Board.Line::reviewId).toList())
                .stream()
                .collect(Collectors.toMap(Order::reviewId, Function.identity(), (earlier, later) -> later));
        DueDates dates = calendars.dueDates();
        return new Page<>(
                page.items().stream()
                        .map(line -> view(line, open.get(line.reviewId()), dates, now))
                        .toList(),
                page.next());
    }

    @GetMapping("/counts")
    @Operation(summary = "How many of each colour every department has, without the list")
    List<CountView> counts(
            @RequestParam(required = false) String department,
            @RequestParam(required = false) String item,
            @RequestParam(required = false) String region,
            @RequestParam(required = false) String handler,
            @RequestParam(required = false) String bundle,
            Caller caller) {
        return board.counts(wanted(caller, department, item, region, null, handler, bundle), clock.instant()).stream()
                .map(count -> new CountView(
                        count.department(),
                        names.department(count.department()),
                        count.green(),
                        count.yellow(),
                        count.red()))
                .toList();
    }

    private static Board.Wanted wanted(
            Caller caller, String department, String item, String region, Lamp lamp, String handler, String bundle) {
        return new Board.Wanted(
                Sight.departments(caller, department),
                Sight.blankIsAll(item),
                Sight.blankIsAll(region),
                lamp,
                Sight.blankIsAll(handler),
                Sight.blankIsAll(bundle));
    }

    private LineView view(Board.Line line, Order order, DueDates dates, Instant now) {
        return new LineView(
                line.reviewId(),
                line.caseId(),
                line.caseNo(),
                line.item(),
                names.item(line.item()),
                line.department(),
                names.department(line.department()),
                line.region(),
                line.bundle(),
                line.handler(),
                line.handlerName(),
                line.state(),
                line.lamp(),
                line.due(),
                line.statutoryDue(),
                line.lamp() == Lamp.RED ? over(line, dates, now) : null,
                line.pauseGround(),
                order == null ? null : new OrderMark(order.id(), order.state(), order.replyBy(), order.reminders()));
    }

    private static Over over(Board.Line line, DueDates dates, Instant now) {
        // While it is paused it does not grow older.
        Instant until = line.halted() == null ? now : line.halted();
        return new Over(
                dates.workingDaysPassed(line.ends(), until, line.region()),
                dates.workingTime(line.ends(), until, line.region()).toMinutes());
    }
}
