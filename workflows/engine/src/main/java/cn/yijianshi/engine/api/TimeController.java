package cn.yijianshi.engine.api;

import cn.yijianshi.events.PlatformEvent.TimeMoved;
import cn.yijianshi.platform.messaging.Announcements;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.time.MovableClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one way to move the clock of a whole running platform; outside the development profile it does not exist. */
@RestController
@Profile("development")
@RequestMapping("/api/dev/time")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "Development", description = "Only in the development profile")
public class TimeController {

    private final MovableClock clock;
    private final Announcements announcements;

    TimeController(MovableClock clock, Announcements announcements) {
        this.clock = clock;
        this.announcements = announcements;
    }

    /** Where to move: to a moment, or by a duration from where the clock stands (ISO-8601); exactly one of the two. */
    record Move(Instant to, Duration by) {}

    record Now(Instant now, Duration offset) {}

    @GetMapping
    @Operation(summary = "What the platform takes for now")
    Now now() {
        return new Now(clock.instant(), clock.offset());
    }

    @PostMapping
    @Transactional
    @Operation(summary = "Moves every service's clock; what falls due meanwhile falls due")
    public Now move(@RequestBody Move move) {
        if ((move.to() == null) == (move.by() == null)) {
            throw Problem.bad("time-move").at("/to", "time-move");
        }
        Instant before = clock.instant();
        Duration by = move.by() != null ? move.by() : Duration.between(before, move.to());
        // From one look at the clock, so that moving back by as much leads back exactly.
        Duration offset = clock.offset().plus(by);
        announcements.announce(new TimeMoved(UUID.randomUUID(), before, "platform", offset.toString()));
        return new Now(before.plus(by), offset);
    }
}
