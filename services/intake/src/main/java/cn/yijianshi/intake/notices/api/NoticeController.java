package cn.yijianshi.intake.notices.api;

import cn.yijianshi.intake.api.Cursor;
import cn.yijianshi.intake.domain.Applications.Place;
import cn.yijianshi.intake.notices.domain.Notice;
import cn.yijianshi.intake.notices.domain.Notices;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
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
@RequestMapping("/api/notices")
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER', 'SUPERVISOR')")
@Tag(name = "Notices", description = "What a person should know of, shown when he is here (站内通知)")
class NoticeController {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Notices notices;
    private final MessageSource texts;
    private final Clock clock;

    NoticeController(Notices notices, MessageSource texts, Clock clock) {
        this.notices = notices;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param subject id of the draft, case or mandate it is about
     * @param readAt null: not read yet
     */
    @Schema(name = "PersonalNoticeView")
    record NoticeView(
            String id, Notice.Kind kind, Instant at, String text, String textEn, String subject, Instant readAt) {}

    record Unread(int unread) {}

    @GetMapping
    @Operation(summary = "The caller's own notices, newest first, paged")
    Page<NoticeView> mine(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var found = notices.of(caller.subject(), unread, Cursor.read(after), size + 1).stream()
                .map(this::view)
                .toList();
        return Page.of(found, size, view -> Cursor.write(new Place(view.at(), view.id())));
    }

    @GetMapping("/count")
    @Operation(summary = "How many are not read yet")
    Unread count(Caller caller) {
        return new Unread(notices.unread(caller.subject()));
    }

    @PostMapping("/{id}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Marks one as read", description = "Twice is once.")
    @ApiResponse(responseCode = "204")
    @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    void read(@PathVariable String id, Caller caller) {
        if (!notices.read(caller.subject(), id, clock.instant())) {
            throw Problem.notFound();
        }
    }

    private NoticeView view(Notice notice) {
        return new NoticeView(
                notice.id(),
                notice.kind(),
                notice.at(),
                text(notice, Locale.CHINESE, ""),
                text(notice, Locale.ENGLISH, "En"),
                notice.subject(),
                notice.readAt());
    }

    private String text(Notice notice, Locale locale, String suffix) {
        var details = notice.details();
        var until = details.get("until");
        return texts.getMessage(
                "told." + notice.kind(),
                new Object[] {
                    details.getOrDefault("bundleName" + suffix, ""),
                    until == null ? "" : MINUTE.format(Instant.parse(until)),
                    details.getOrDefault("person", ""),
                    details.getOrDefault("text" + suffix, details.getOrDefault("text", ""))
                },
                locale);
    }
}
