package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.Acting;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER', 'ADMINISTRATOR')")
@Tag(name = "Applications", description = "Submitting a combined application and following it")
class CaseStreamController {

    // Tokens end in real time, whatever a development clock says.
    private static final Clock OF_TOKENS = Clock.systemUTC();
    private static final Duration WITHOUT_END = Duration.ofDays(1);

    private final CaseStreams streams;
    private final Following following;

    CaseStreamController(CaseStreams streams, Following following) {
        this.streams = streams;
        this.following = following;
    }

    @GetMapping(path = "/api/applications/{id}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Tells when something about the case has changed",
            description = "Server-sent events. `changed` says: read the case anew; it comes once when the stream opens."
                    + " `replaced` says that a later page of the caller took the place. The stream ends with the login;"
                    + " open it again then.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "There is none, or it is somebody else's"),
                @ApiResponse(responseCode = "429", description = "too-many-streams")
            })
    SseEmitter stream(
            @PathVariable String id,
            @AuthenticationPrincipal Jwt token,
            Acting acting,
            Caller caller,
            HttpServletResponse response) {
        following.mayRead(acting, caller.is("ADMINISTRATOR"), id);
        // A proxy that collects the answer first would never pass it on.
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store");
        return streams.open(caller.subject(), id, holds(token));
    }

    private static Duration holds(Jwt token) {
        return token.getExpiresAt() == null
                ? WITHOUT_END
                : Duration.between(Instant.now(OF_TOKENS), token.getExpiresAt());
    }
}
