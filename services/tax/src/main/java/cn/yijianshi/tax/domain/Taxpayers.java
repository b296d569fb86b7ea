package cn.yijianshi.tax.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The register of taxpayers and what is known of those who answer for them. */
public interface Taxpayers {

    Optional<Taxpayer> of(String uscc);

    void enter(Taxpayer taxpayer);

    /** Credit codes of firms given up as 非正常户 whose legal representative has this identity number. */
    List<String> nonNormalFirmsOf(String idNumber);

    /** Whether the firm itself is given up as 非正常户. */
    boolean isNonNormal(String uscc);

    /**
     * @param vatFrom since when a general payer is one; null for a small one
     * @param kinds the taxes it files, as printed
     */
    record Taxpayer(
            String uscc,
            String name,
            String office,
            String vatKind,
            LocalDate vatFrom,
            String accountingSystem,
            String kinds,
            LocalDate registeredOn,
            String caseId) {}
}
