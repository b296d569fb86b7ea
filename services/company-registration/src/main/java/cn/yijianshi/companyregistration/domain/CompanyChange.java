package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.Establishment.ScopeItem;
import cn.yijianshi.companyregistration.domain.Establishment.Shareholder;
import cn.yijianshi.department.domain.Filing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an enterprise wants to have changed in the register.
 *
 * @param companyName of a branch that changes its name, as told; empty for others
 */
record CompanyChange(
        String uscc,
        String oldName,
        List<String> kinds,
        Optional<LocalDate> decidedOn,
        EnterpriseName name,
        String companyName,
        String industryCode,
        String reservation,
        String domicileRegion,
        String domicileAddress,
        boolean domicileCommitted,
        Person legalRep,
        BigDecimal capital,
        Optional<LocalDate> capitalNoticeOn,
        List<ScopeItem> scope,
        Establishment.Approval approval,
        List<Shareholder> shareholders,
        List<Establishment.Partner> partners,
        String term) {

    static final String NAME = "NAME";
    static final String DOMICILE = "DOMICILE";
    static final String LEGAL_REP = "LEGAL_REP";
    static final String CAPITAL = "CAPITAL";
    static final String SCOPE = "SCOPE";
    static final String SHAREHOLDER = "SHAREHOLDER";
    static final String TERM = "TERM";

    static CompanyChange in(Filing filing) {
        return new CompanyChange(
                filing.text("org.uscc").orElse(""),
                filing.text("org.name").orElse(""),
                filing.texts("change.kinds"),
                filing.date("change.decidedOn"),
                nameIn(filing),
                filing.text("parent.name").orElse(""),
                filing.text("change.industryCode").orElse(""),
                filing.text("change.reservationNo").orElse(null),
                filing.text("change.domicileRegion").orElse(""),
                filing.text("change.domicileAddress").orElse(""),
                filing.yes("change.domicileCommitment"),
                new Person(
                        filing.text("change.legalRepName").orElse(""),
                        filing.text("change.legalRepIdNumber").orElse("")),
                filing.amount("change.capital"),
                filing.date("change.capitalNoticeOn"),
                Establishment.scopeIn(filing, "change.scope"),
                Establishment.Approval.in(filing),
                Establishment.shareholdersIn(filing, "change.shareholders"),
                Establishment.partnersIn(filing),
                filing.text("change.term").orElse(""));
    }

    private static EnterpriseName nameIn(Filing filing) {
        String form = filing.text("change.nameForm").orElse("");
        if (filing.text("change.entity").filter("BRANCH"::equals).isPresent()) {
            return EnterpriseName.ofBranch(
                    filing.text("parent.name").orElse(""),
                    filing.text("parent.branchWords").orElse(""),
                    form);
        }
        return EnterpriseName.of(
                filing.text("change.nameRegion").orElse(""),
                filing.text("change.nameBrand").orElse(""),
                filing.text("change.nameIndustry").orElse(""),
                form);
    }

    boolean changes(String kind) {
        return kinds.contains(kind);
    }
}
