package cn.yijianshi.tax.domain;

import java.time.LocalDate;
import java.util.List;

/** The rate table as it stood on a day, in the order in which its lines are tried. */
public interface Rates {

    List<Rate> on(LocalDate day);
}
