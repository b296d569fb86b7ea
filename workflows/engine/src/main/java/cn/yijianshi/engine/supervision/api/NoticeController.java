package cn.yijianshi.engine.supervision.api;

import cn.yijianshi.engine.supervision.domain.Notices;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/supervision/notices")
@PreAuthorize(Sight.WATCHES)
@Tag(
        name = "Supervision 督办",
        description = "Every department's clocks, orders and months; a lead sees the own departments")
class NoticeController {

    private final Notices notices;
    private final Names names;
    private final Clock clock;

    NoticeController(Notices notices, Names names, Clock clock) {
        this.notices = notices;
        this.names = names;
        this.clock = clock;
    }

    /** @param readAt when the caller marked it as read; null while he has not */
    record NoticeView(
            String id,
            Notices.Kind kind,
            String department,
            String reviewId,
            String caseId,
            String caseNo,
            String item,
            String itemName,
            String orderId,
            Instant at,
            Instant readAt) {}

    record Unread(long unread) {}

    @GetMapping
    @Operation(summary = "What the caller was told as lead or supervisor, the latest first")
    Page<NoticeView> notices(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        int size = Page.limit(limit);
        Sight.Place from = Sight.Place.read(after);
        Page<Notices.Seen> page = Page.of(
                notices.of(
                        reader(caller),
                        unread,
                        from == null ? null : new Notices.Place(from.at(), from.id()),
                        size + 1),
                size,
                last -> new Sight.Place(last.notice().at(), last.notice().id()).text());
        return new Page<>(page.items().stream().map(this::view).toList(), page.next());
    }

    @GetMapping("/unread")
    @Operation(summary = "How many the caller has not read")
    Unread unread(Caller caller) {
        return new Unread(notices.unread(reader(caller)));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Marks a notice as read by the caller")
    @ApiResponse(responseCode = "404", description = "None of his")
    public void read(@PathVariable String id, Caller caller) {
        if (!notices.markRead(reader(caller), id, clock.instant())) {
            throw Problem.notFound();
        }
    }

    private static Notices.Reader reader(Caller caller) {
        return new Notices.Reader(
                caller.subject(), caller.is("SUPERVISOR"), caller.is("LEAD") ? caller.departments() : Set.of());
    }

    private NoticeView view(Notices.Seen seen) {
        Notices.Notice notice = seen.notice();
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.department(),
                notice.reviewId(),
                notice.caseId(),
                seen.caseNo(),
                notice.item(),
                names.item(notice.item()),
                notice.orderId(),
                notice.at(),
                seen.readAt());
    }
}
