package cn.yijianshi.engine.domain;

import java.time.LocalDate;

/** A day the State Council's notice sets apart, and what for: 国庆节, 春节调休. */
public record MarkedDay(LocalDate day, String reason) {}
