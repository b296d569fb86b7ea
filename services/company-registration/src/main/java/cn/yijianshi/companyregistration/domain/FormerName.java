package cn.yijianshi.companyregistration.domain;

import java.time.LocalDate;

/** A name an enterprise gave up by changing it; it rests before somebody else may carry it (NAME 17). */
public record FormerName(String uscc, EnterpriseName name, String registry, LocalDate givenUpOn) {}
