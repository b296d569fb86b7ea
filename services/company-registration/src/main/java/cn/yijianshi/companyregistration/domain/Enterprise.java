package cn.yijianshi.companyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One entry of the register. */
public record Enterprise(
        String uscc,
        EnterpriseName name,
        String registry,
        String type,
        String legalRep,
        BigDecimal capital,
        String currency,
        String domicile,
        String scope,
        String term,
        LocalDate establishedOn,
        Standing standing,
        LocalDate standingSince,
        String caseId) {

    public enum Standing {
        LIVE,
        CANCELLED,
        REVOKED
    }
}
