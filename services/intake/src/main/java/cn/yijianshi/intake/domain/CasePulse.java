package cn.yijianshi.intake.domain;

import java.util.Map;
import java.util.Set;

/** Tells of cases whether anything about them has changed. */
public interface CasePulse {

    /** For each case a text that differs once anything its page shows has changed. */
    Map<String, String> of(Set<String> applicationIds);
}
