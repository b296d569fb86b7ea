package cn.yijianshi.department.api;

import cn.yijianshi.department.QueueStreamSettings;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@RequestMapping("/api/reviews/stream")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Queue 待办队列", description = "The reviews of the caller's departments: listed, counted, handed out.")
class QueueStreamController {

    // Tokens end in real time, whatever a development clock says.
    private static final Clock OF_TOKENS = Clock.systemUTC();

    private final QueueStreams streams;
    private final Duration longest;
    private final Seats seats;

    QueueStreamController(QueueStreams streams, QueueStreamSettings streaming, Seats seats) {
        this.streams = streams;
        this.longest = streaming.longest();
        this.seats = seats;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "What changes in the caller's queue, as it changes",
            description = "Server-sent events. `review` says of one review {reviewId, version, status, lamp, item};"
                    + " with Last-Event-ID what was missed is told first, some of it perhaps again. `reload` says that"
                    + " too much was missed: read the queue anew. `replaced` says that a later page of the caller took the"
                    + " place. The stream ends with the login; open it again then.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "429", description = "too-many-streams")
            })
    SseEmitter stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @AuthenticationPrincipal Jwt token,
            Caller caller,
            HttpServletResponse response) {
        // A proxy that collects the answer first would never pass it on.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store");
        return streams.open(caller.subject(), seats.readable(caller), number(lastEventId), holds(token));
    }

    private Duration holds(Jwt token) {
        if (token.getExpiresAt() == null) {
            return longest;
        }
        var left = Duration.between(Instant.now(OF_TOKENS), token.getExpiresAt());
        return left.compareTo(longest) < 0 ? left : longest;
    }

    // A browser sends back what it was given; whatever else it is, it is no number of ours.
    private static Long number(String lastEventId) {
        return lastEventId != null && lastEventId.matches("\\d{1,18}") ? Long.valueOf(lastEventId) : null;
    }
}
