package cn.yijianshi.companyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One entry of the register.
 *
 * @param legalRepId number of the legal representative's paper; empty where it is not known
 */
public record Enterprise(
        String uscc,
        EnterpriseName name,
        String registry,
        String type,
        String legalRep,
        String legalRepId,
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

    public boolean lives() {
        return standing == Standing.LIVE;
    }

    Draft draft() {
        return new Draft(this);
    }

    /** An entry under change; leaves the original as it was. */
    static final class Draft {
        private final Enterprise before;
        EnterpriseName name;
        String registry;
        String legalRep;
        String legalRepId;
        BigDecimal capital;
        String domicile;
        String scope;
        String term;
        Standing standing;
        LocalDate standingSince;

        private Draft(Enterprise before) {
            this.before = before;
            name = before.name;
            registry = before.registry;
            legalRep = before.legalRep;
            legalRepId = before.legalRepId;
            capital = before.capital;
            domicile = before.domicile;
            scope = before.scope;
            term = before.term;
            standing = before.standing;
            standingSince = before.standingSince;
        }

        Enterprise done() {
            return new Enterprise(
                    before.uscc,
                    name,
                    registry,
                    before.type,
                    legalRep,
                    legalRepId,
                    capital,
                    before.currency,
                    domicile,
                    scope,
                    term,
                    before.establishedOn,
                    standing,
                    standingSince,
                    before.caseId);
        }
    }
}
