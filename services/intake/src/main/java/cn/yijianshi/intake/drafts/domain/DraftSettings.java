package cn.yijianshi.intake.drafts.domain;

import java.time.Duration;

/**
 * @param keptFor so long after it was last saved
 * @param warnedBefore its owner is told so long before it goes
 * @param most open ones of one person
 */
public record DraftSettings(Duration keptFor, Duration warnedBefore, int most) {}
