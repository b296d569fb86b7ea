package cn.yijianshi.department.instant.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** How many of a hundred automatic decisions a person looks at again, where an administrator said so. */
public interface RecheckRates {

    Optional<BigDecimal> of(String item, LocalDate day);
}
