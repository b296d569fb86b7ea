package cn.yijianshi.tax.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tables of the business taxes, each line with its days and its source. */
public interface TaxRules {

    /** Which office a new taxpayer belongs to. */
    Optional<String> officeOf(String region);

    /** The taxes a new taxpayer files, as printed, such as 增值税（按季）. */
    List<String> kinds(String vatKind, String enterpriseType, LocalDate day);

    Optional<Quota> quota(String vatKind, LocalDate day);

    /** Days after its founding within which an enterprise reports to the tax office (TAX 15). */
    int daysToReport(LocalDate day);

    /**
     * @param atOnce yuan a month that need no judgement
     * @param atMost yuan a month a first quota cannot exceed
     */
    record Quota(BigDecimal atOnce, BigDecimal atMost) {}
}
