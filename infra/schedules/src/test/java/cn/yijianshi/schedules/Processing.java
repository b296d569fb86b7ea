package cn.yijianshi.schedules;

import java.time.Instant;
import java.util.Optional;

/** Whatever runs the processes, as the schedules see it: tokens and timers. */
interface Processing {

    /** The first moment for which a timer is set. */
    Optional<Instant> nextTimer();

    /** Fires every timer whose moment has come, once; how many there were. */
    int fireDue();

    /** Whether anything of the case is still running. */
    boolean running();
}
