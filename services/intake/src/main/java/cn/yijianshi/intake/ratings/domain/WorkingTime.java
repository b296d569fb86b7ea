package cn.yijianshi.intake.ratings.domain;

import cn.yijianshi.catalogue.Limit;
import java.time.Instant;
import java.util.Optional;

/** The calendar of the offices. The engine keeps it. */
public interface WorkingTime {

    /** When a limit that starts then ends; empty while the calendar cannot be read. */
    Optional<Instant> end(Instant start, Limit limit, String office);
}
