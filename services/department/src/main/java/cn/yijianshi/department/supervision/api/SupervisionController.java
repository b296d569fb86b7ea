package cn.yijianshi.department.supervision.api;

import cn.yijianshi.department.api.Seats;
import cn.yijianshi.department.supervision.domain.HandlerNotices;
import cn.yijianshi.department.supervision.domain.HandlerNotices.Kind;
import cn.yijianshi.department.supervision.domain.HandlerNotices.Place;
import cn.yijianshi.department.supervision.domain.HandlerNotices.Reader;
import cn.yijianshi.department.supervision.domain.HandlerNotices.Seen;
import cn.yijianshi.department.supervision.domain.OrderReplied;
import cn.yijianshi.department.supervision.domain.SuperviseOrder;
import cn.yijianshi.department.supervision.domain.Supervised;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
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
@PreAuthorize("hasAnyRole('APPROVER','LEAD')")
@Tag(name = "Supervision 督办", description = "What officers are told, and supervise orders they answer")
class SupervisionController {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Supervised supervised;
    private final HandlerNotices notices;
    private final Seats seats;
    private final Clock clock;

    SupervisionController(Supervised supervised, HandlerNotices notices, Seats seats, Clock clock) {
        this.supervised = supervised;
        this.notices = notices;
        this.seats = seats;
        this.clock = clock;
    }

    /** @param newExpectedDate until when it will be decided; may be left out */
    record ReplyBody(String text, LocalDate newExpectedDate) {}

    /** @param mine told to the caller himself, not to the whole department */
    record NoticeView(
            String id,
            Kind kind,
            String department,
            String reviewId,
            String caseId,
            String caseNo,
            String item,
            String itemName,
            String orderId,
            boolean mine,
            Instant at,
            Instant readAt) {
        static NoticeView of(Seen seen) {
            var notice = seen.notice();
            return new NoticeView(
                    notice.id(),
                    notice.kind(),
                    notice.department(),
                    notice.reviewId(),
                    notice.caseId(),
                    seen.caseNo(),
                    seen.item(),
                    seen.itemName(),
                    notice.orderId(),
                    !notice.recipient().isEmpty(),
                    notice.at(),
                    seen.readAt());
        }
    }

    record Unread(long unread) {}

    @PostMapping("/api/reviews/{id}/supervision/{orderId}/reply")
    @Transactional
    @Operation(
            summary = "Answer a supervise order in writing (督办答复); the supervisor accepts or returns it",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's"),
                @ApiResponse(responseCode = "409", description = "supervision-replied: by whom and when"),
                @ApiResponse(responseCode = "422", description = "review-entry: text or date")
            })
    SuperviseOrder reply(
            @PathVariable String id, @PathVariable String orderId, @RequestBody ReplyBody body, Caller caller) {
        try {
            return supervised.reply(seats.own(caller), id, orderId, body.text(), body.newExpectedDate());
        } catch (OrderReplied replied) {
            throw Problem.conflict("supervision-replied", replied.who(), MOMENT.format(replied.when()))
                    .with("who", replied.who())
                    .with("when", replied.when().toString());
        }
    }

    @GetMapping("/api/notices")
    @Operation(
            summary =
                    "What the caller was told as handler, and his departments of what nobody handles, the latest first")
    Page<NoticeView> notices(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var page = Page.of(
                notices.of(reader(caller), unread, place(after), size + 1),
                size,
                last -> cursor(last.notice().at(), last.notice().id()));
        return new Page<>(page.items().stream().map(NoticeView::of).toList(), page.next());
    }

    @GetMapping("/api/notices/unread")
    @Operation(summary = "How many the caller has not read")
    Unread unread(Caller caller) {
        return new Unread(notices.unread(reader(caller)));
    }

    @PostMapping("/api/notices/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(
            summary = "Marks a notice as read by the caller",
            responses = {
                @ApiResponse(responseCode = "204"),
                @ApiResponse(responseCode = "404", description = "None of his")
            })
    void read(@PathVariable String id, Caller caller) {
        if (!notices.markRead(reader(caller), id, clock.instant())) {
            throw Problem.notFound();
        }
    }

    private static Reader reader(Caller caller) {
        return new Reader(caller.subject(), caller.departments());
    }

    private static Place place(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\\|", 2);
            return new Place(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }

    private static String cursor(Instant at, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
    }
}
