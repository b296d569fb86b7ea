package cn.yijianshi.intake.preferences.domain;

import java.time.Instant;
import java.util.Optional;

public interface Preferences {

    /** Empty for whoever never chose. */
    Optional<Display> displayOf(String personId);

    void keep(String personId, Display display, Instant at);
}
