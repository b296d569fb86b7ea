package cn.yijianshi.tax.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tables of the business taxes, each line with its days and its source. */
public interface TaxRules {

    /** Which office a new taxpayer belongs to. */
    Optional<String> officeOf(String region, LocalDate day);

    /** The taxes a new taxpayer files, as printed, such as 增值税（按季）. */
    List<String> kinds(String vatKind, String enterpriseType, LocalDate day);

    Optional<Quota> quota(String vatKind, LocalDate day);

    /** Within how many days a duty is to be done; empty where no law sets them. */
    OptionalInt days(String duty, LocalDate day);

    /** Percent of the amount a document names. */
    Optional<BigDecimal> stampPercent(String document, LocalDate day);

    /** An enterprise reports to the tax office after it was founded (TAX 15). */
    String REPORT_AFTER_FOUNDING = "REPORT_AFTER_FOUNDING";

    /** What was changed in the register is told to the tax office (TAX 16). */
    String REPORT_AFTER_CHANGE = "REPORT_AFTER_CHANGE";

    /** Stamp tax on a single deed (STAMP 16). */
    String STAMP_AFTER_CONTRACT = "STAMP_AFTER_CONTRACT";

    /**
     * @param atOnce yuan a month that need no judgement
     * @param atMost yuan a month a first quota cannot exceed
     */
    record Quota(BigDecimal atOnce, BigDecimal atMost) {}
}
