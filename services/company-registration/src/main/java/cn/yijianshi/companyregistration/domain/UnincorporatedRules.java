package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.companyregistration.domain.Establishment.Company;
import cn.yijianshi.companyregistration.domain.Establishment.Partner;
import cn.yijianshi.companyregistration.domain.Establishment.ScopeItem;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.identifiers.Uscc;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What is asked of those without legal personality: sole proprietorships, partnerships and branches. */
final class UnincorporatedRules {
    private static final String CONTRIBUTION = "enterprise.contribution";
    private static final String PARTNERS = "partners";
    private static final String PARENT = "parent.uscc";

    private final Enterprises register;
    private final Figures figures;

    UnincorporatedRules(Enterprises register, Figures figures) {
        this.register = register;
        this.figures = figures;
    }

    List<Finding> examine(CompanyType type, Establishment establishment, LocalDate law, LocalDate today) {
        return switch (type) {
            case SOLE_PROP -> investor(establishment);
            case BRANCH -> company(establishment.company(), establishment.scope());
            default -> partners(type, establishment.partners(), establishment.legalRep(), law, today);
        };
    }

    /** Whether whoever stands for it may. */
    List<Finding> head(Establishment establishment, LocalDate law, LocalDate today) {
        return person(
                establishment.isPartnership() ? "合伙企业法第14条" : "民法典第18条",
                establishment.companyType().orElseThrow().head(),
                establishment.legalRep(),
                law,
                today);
    }

    private List<Finding> person(String rule, String role, Person person, LocalDate law, LocalDate today) {
        if (!person.isNamed()) {
            return List.of(block(rule, "legalRep.name", "head.missing", role));
        }
        return List.of(age(rule, "legalRep.idNumber", role, person, law, today));
    }

    private Finding age(String rule, String field, String role, Person person, LocalDate law, LocalDate today) {
        OptionalInt age = person.ageOn(today);
        if (age.isEmpty()) {
            return warn(rule, field, "head.age-not-known", role, person.name());
        }
        return age.getAsInt() < figures.on(law, Figures.FULL_AGE).intValue()
                ? block(rule, field, "head.too-young", role, person.name(), "" + age.getAsInt())
                : pass(rule, field, "head.of-age", role, person.name());
    }

    /** One natural person who declares what he brings; there is no capital to be paid in. */
    private static List<Finding> investor(Establishment establishment) {
        var found = new ArrayList<Finding>();
        if (!establishment.shareholders().isEmpty() || !establishment.partners().isEmpty()) {
            found.add(block("个人独资企业法第2条", CONTRIBUTION, "sole.one-investor"));
        }
        found.add(
                establishment.contribution().signum() > 0
                        ? pass("个人独资企业法第8条", CONTRIBUTION, "sole.contribution-declared", plain(establishment.means()))
                        : block("个人独资企业法第8条", CONTRIBUTION, "sole.no-contribution"));
        return found;
    }

    /** @param head who acts for it: an executive partner, or the delegate of one that is no natural person */
    List<Finding> partners(CompanyType type, List<Partner> partners, Person head, LocalDate law, LocalDate today) {
        boolean limited = type == CompanyType.LTD_PARTNER;
        var found = new ArrayList<Finding>();
        int different =
                (int) partners.stream().map(Partner::identity).distinct().count();
        String membership = limited ? "合伙企业法第61条" : "合伙企业法第14条";
        if (different < partners.size()) {
            found.add(block(membership, PARTNERS, "partners.twice"));
        }
        if (!type.mayHave(different)) {
            found.add(
                    block(membership, PARTNERS, "partners.wrong-number", type.label(), type.holders(), "" + different));
        }
        if (limited) {
            if (partners.stream().allMatch(Partner::limited)) {
                found.add(block("合伙企业法第61条", PARTNERS, "partners.no-general"));
            }
            if (partners.stream().noneMatch(Partner::limited)) {
                found.add(block("合伙企业法第2条", PARTNERS, "partners.no-limited"));
            }
        }
        for (int i = 0; i < partners.size(); i++) {
            partner(partners.get(i), PARTNERS + "[" + i + "].", limited, law, today, found);
        }
        executives(partners, head, found);
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(pass(
                    "合伙企业法第16条",
                    PARTNERS,
                    "partners.in-order",
                    "" + different,
                    plain(Partner.contributions(partners))));
        }
        return found;
    }

    private void partner(
            Partner partner, String row, boolean limited, LocalDate law, LocalDate today, List<Finding> found) {
        if (partner.limited() && !limited) {
            found.add(block("合伙企业法第2条", row + "liability", "partners.limited-in-general", partner.name()));
        }
        if (partner.limited() && partner.form().equals("LABOUR")) {
            found.add(block("合伙企业法第64条", row + "form", "partners.limited-gives-labour", partner.name()));
        }
        if (partner.limited() && partner.executive()) {
            found.add(block("合伙企业法第68条", row + "executive", "partners.limited-executes", partner.name()));
        }
        if (partner.subscribed().signum() <= 0) {
            found.add(block("合伙企业法第16条", row + "subscribed", "contribution.not-positive", partner.name()));
        }
        if (partner.isNatural()) {
            found.add(age("合伙企业法第14条", row + "idNumber", "合伙人", partner.person(), law, today));
        } else if (!partner.limited()) {
            // State-owned and listed companies, public institutions and associations may not: the register does not
            // say.
            found.add(warn("合伙企业法第3条", row + "liability", "partners.organisation-unlimited", partner.name()));
        }
    }

    private static void executives(List<Partner> partners, Person head, List<Finding> found) {
        List<Partner> executives = partners.stream().filter(Partner::executive).toList();
        if (executives.isEmpty()) {
            found.add(block("合伙企业法第26条", PARTNERS, "partners.no-executive"));
        } else if (executives.stream().allMatch(Partner::isNatural)
                && executives.stream().noneMatch(partner -> partner.person().is(head))) {
            found.add(block("合伙企业法第26条", "legalRep.name", "partners.head-does-not-execute", head.name()));
        }
    }

    /** 公司法 13: a branch belongs to a company, whose licence is looked up; one of another city is an officer's to check. */
    private List<Finding> company(Company company, List<ScopeItem> scope) {
        String uscc = company.uscc();
        if (!Uscc.valid(uscc)) {
            return List.of(block("公司法第13条", PARENT, "parent.code-not-valid", uscc));
        }
        var known = register.of(uscc);
        if (known.isEmpty()) {
            return List.of(warn("MER-16", PARENT, "parent.not-in-register", uscc));
        }
        Enterprise parent = known.get();
        var found = new ArrayList<Finding>();
        if (!parent.lives()) {
            found.add(block(
                    "公司法第13条", PARENT, "firm.gone", uscc, parent.standingSince().toString()));
        }
        if (!parent.name().full().equals(company.name())) {
            found.add(block("NAME-12", "parent.name", "firm.other-name", uscc));
        }
        if (CompanyType.of(parent.type()).filter(type -> !type.isCompany()).isPresent()) {
            found.add(
                    block("公司法第13条", PARENT, "parent.no-company", parent.name().full()));
        }
        if (found.isEmpty()) {
            found.add(pass("MER-16", PARENT, "licence.in-force", uscc));
        }
        found.addAll(scopeOfBranch(scope, "enterprise.scope", parent));
        return found;
    }

    /** A branch works for its company: what the company's licence does not name is looked at by an officer. */
    static List<Finding> scopeOfBranch(List<ScopeItem> scope, String field, Enterprise company) {
        List<String> beyond = BusinessScope.beyond(scope, company.scope());
        return beyond.isEmpty()
                ? List.of(pass(
                        "SCOPE", field, "scope.within-company", company.name().full()))
                : beyond.stream()
                        .map(text -> warn(
                                "SCOPE",
                                field,
                                "scope.beyond-company",
                                text,
                                company.name().full()))
                        .toList();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
