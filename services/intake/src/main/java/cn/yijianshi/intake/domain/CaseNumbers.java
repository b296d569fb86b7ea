package cn.yijianshi.intake.domain;

import java.time.LocalDate;

/** Hands out receipt numbers; none twice, though some may never be used. */
public interface CaseNumbers {

    String next(String region, LocalDate day);
}
