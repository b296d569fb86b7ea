package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.companyregistration.domain.Establishment.Shareholder;
import cn.yijianshi.department.domain.Finding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** What the Company Act (COM) and the registration rules (MER, CAP) ask of capital, people, scope and domicile. */
public final class FoundingRules {
    /** 货币, 实物, 知识产权, 土地使用权, 股权, 债权; labour, credit, names, goodwill and franchises are not among them (MER 13). */
    private static final Set<String> CONTRIBUTIONS = Set.of("MONEY", "IN_KIND", "IP", "LAND_USE", "EQUITY", "CLAIM");

    private final ScopeCatalogue catalogue;
    private final Figures figures;

    public FoundingRules(ScopeCatalogue catalogue, Figures figures) {
        this.catalogue = catalogue;
        this.figures = figures;
    }

    List<Finding> examine(Establishment establishment, LocalDate today) {
        return Stream.of(
                        capital(establishment, today),
                        legalRep(establishment, today),
                        roles(establishment),
                        scope(establishment),
                        domicile(establishment))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> capital(Establishment establishment, LocalDate today) {
        var found = new ArrayList<Finding>();
        var holders = establishment.shareholders();
        establishment
                .companyType()
                .filter(type -> !type.mayHave(holders.size()))
                .ifPresent(type -> found.add(block(
                        "COM-42",
                        "shareholders",
                        "shareholders.wrong-number",
                        type.label(),
                        type.holders(),
                        "" + holders.size())));
        if (establishment.companyType().filter(CompanyType::isCompany).isEmpty()) {
            return found;
        }
        if (establishment.capital().signum() <= 0) {
            found.add(block("COM-47", "enterprise.capital", "capital.not-positive"));
        }
        BigDecimal promised = sum(holders, true);
        if (promised.compareTo(establishment.capital()) != 0) {
            found.add(block(
                    "COM-47", "shareholders", "capital.sum-differs", plain(promised), plain(establishment.capital())));
        }
        boolean limited =
                establishment.companyType().filter(CompanyType::isLimited).isPresent();
        for (int i = 0; i < holders.size(); i++) {
            found.addAll(contribution(holders.get(i), "shareholders[" + i + "].", limited, today));
        }
        if (!limited && sum(holders, false).compareTo(promised) < 0) {
            found.add(block("COM-98", "shareholders", "capital.not-paid-in"));
        }
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(pass("COM-47", "enterprise.capital", "capital.adds-up", plain(promised)));
        }
        if (holders.stream().allMatch(Shareholder::isNatural)
                && establishment.capital().compareTo(figures.on(today, Figures.CAPITAL_TO_LOOK_AT)) > 0) {
            found.add(warn("CAP-3", "enterprise.capital", "capital.unusual", plain(establishment.capital())));
        }
        return found;
    }

    private List<Finding> contribution(Shareholder holder, String row, boolean limited, LocalDate today) {
        var found = new ArrayList<Finding>();
        if (holder.subscribed().signum() <= 0) {
            found.add(block("COM-47", row + "subscribed", "contribution.not-positive", holder.name()));
        }
        if (holder.paid().compareTo(holder.subscribed()) > 0) {
            found.add(block("COM-47", row + "paid", "contribution.paid-above-promise", holder.name()));
        }
        if (!CONTRIBUTIONS.containsAll(holder.forms())) {
            found.add(block("MER-13", row + "form", "contribution.form-not-allowed", holder.name()));
        }
        int years = figures.on(today, Figures.YEARS_TO_PAY).intValue();
        // Counted from today: the company is established on the day it is registered, which is not before today.
        if (limited
                && holder.dueDate()
                        .filter(due -> due.isAfter(today.plusYears(years)))
                        .isPresent()) {
            found.add(block(
                    "COM-47",
                    row + "dueDate",
                    "contribution.due-too-late",
                    holder.name(),
                    today.plusYears(years).toString()));
        }
        return found;
    }

    private List<Finding> legalRep(Establishment establishment, LocalDate today) {
        Person legalRep = establishment.legalRep();
        if (!legalRep.isNamed()) {
            return List.of(block("COM-10", "legalRep.name", "legal-rep.missing"));
        }
        int fullAge = figures.on(today, Figures.FULL_AGE).intValue();
        OptionalInt age = legalRep.ageOn(today);
        if (age.isEmpty()) {
            return List.of(warn("COM-10", "legalRep.idNumber", "legal-rep.age-not-known", legalRep.name()));
        }
        return age.getAsInt() < fullAge
                ? List.of(block(
                        "COM-10", "legalRep.idNumber", "legal-rep.too-young", legalRep.name(), "" + age.getAsInt()))
                : List.of(pass("COM-10", "legalRep.idNumber", "legal-rep.of-age", legalRep.name()));
    }

    private static List<Finding> roles(Establishment establishment) {
        var found = new ArrayList<Finding>();
        Person legalRep = establishment.legalRep();
        boolean namedElsewhere = establishment.position().isEmpty()
                && (!establishment.directors().isEmpty()
                        || establishment.manager().isNamed());
        if (namedElsewhere
                && !establishment.manager().is(legalRep)
                && establishment.directors().stream().noneMatch(legalRep::is)) {
            found.add(block("COM-10", "legalRep.name", "legal-rep.no-director-or-manager", legalRep.name()));
        }
        for (Person supervisor : establishment.supervisors()) {
            boolean watchesThemself = establishment.directors().stream().anyMatch(supervisor::is)
                    || supervisor.is(establishment.manager())
                    || supervisor.is(establishment.financeOfficer());
            if (watchesThemself) {
                found.add(block("COM-76", "supervisors", "supervisor.holds-another-role", supervisor.name()));
            }
        }
        return found;
    }

    private List<Finding> scope(Establishment establishment) {
        var found = new ArrayList<Finding>();
        if (establishment.scope().isEmpty()) {
            found.add(block("MER-8", "enterprise.scope", "scope.empty"));
        } else if (establishment.scope().stream()
                        .filter(Establishment.ScopeItem::main)
                        .count()
                != 1) {
            found.add(warn("MER-8", "enterprise.scope", "scope.one-main"));
        }
        BusinessScope scope = BusinessScope.of(establishment.scope(), catalogue);
        scope.unknown().forEach(text -> found.add(warn("MER-14", "enterprise.scope", "scope.not-in-catalogue", text)));
        if (!establishment.hasPriorApproval()) {
            scope.of(ScopeCatalogue.Kind.PERMIT_PRE)
                    .forEach(text -> found.add(block("MER-14", "approval.docNo", "scope.permit-first", text)));
        }
        scope.of(ScopeCatalogue.Kind.PERMIT_POST)
                .forEach(text -> found.add(pass("MER-14", "enterprise.scope", "scope.permit-afterwards", text)));
        return found;
    }

    private static List<Finding> domicile(Establishment establishment) {
        var domicile = establishment.domicile();
        if (domicile.address().isEmpty()) {
            return List.of(block("MER-11", "domicile.address", "domicile.missing"));
        }
        if (domicile.committed()) {
            return List.of(pass("MER-11", "domicile.commitment", "domicile.promised"));
        }
        return List.of(domicile.titleMatched()
                .map(matched -> matched
                        ? pass("MER-11", "domicile.certNo", "domicile.title-matches")
                        // Ticking the promise instead lets the applicant answer a correction without a new check.
                        : block("MER-11", "domicile.certNo", "domicile.title-differs"))
                .orElseGet(() -> warn("MER-11", "domicile.certNo", "domicile.title-not-checked")));
    }

    private static BigDecimal sum(List<Shareholder> holders, boolean promised) {
        return holders.stream()
                .map(holder -> promised ? holder.subscribed() : holder.paid())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
