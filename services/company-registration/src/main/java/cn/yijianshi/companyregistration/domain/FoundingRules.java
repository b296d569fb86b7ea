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

    private final LawBook book;
    private final Enterprises register;
    private final Figures figures;
    private final UnincorporatedRules unincorporated;

    public FoundingRules(LawBook book, Enterprises register, Figures figures) {
        this.book = book;
        this.register = register;
        this.figures = figures;
        this.unincorporated = new UnincorporatedRules(register, figures);
    }

    /** @param law the day whose figures and words count: that of filing */
    List<Finding> examine(Establishment establishment, LocalDate law, LocalDate today) {
        return Stream.of(
                        means(establishment, law, today),
                        head(establishment, law, today),
                        roles(establishment),
                        scope(establishment.scope(), "enterprise.scope", establishment.approval(), law, today),
                        domicile(establishment),
                        crowd(establishment.domicile().address(), "domicile.address", law))
                .flatMap(List::stream)
                .toList();
    }

    private List<Finding> means(Establishment establishment, LocalDate law, LocalDate today) {
        CompanyType type = establishment.companyType().orElse(null);
        if (establishment.isUnincorporated()) {
            return unincorporated.examine(type, establishment, law, today);
        }
        return capital(
                type,
                establishment.capital(),
                "enterprise.capital",
                establishment.shareholders(),
                "shareholders",
                lastDayToPay(law, today),
                law);
    }

    private List<Finding> head(Establishment establishment, LocalDate law, LocalDate today) {
        return establishment.isUnincorporated()
                ? unincorporated.head(establishment, law, today)
                : legalRep(establishment.legalRep(), "legalRep", law, today);
    }

    List<Finding> partners(
            CompanyType type, List<Establishment.Partner> partners, Person head, LocalDate law, LocalDate today) {
        return unincorporated.partners(type, partners, head, law, today);
    }

    /** Counted from today: an enterprise is established on the day it is registered, which is not before today. */
    LocalDate lastDayToPay(LocalDate law, LocalDate today) {
        return today.plusYears(figures.on(law, Figures.YEARS_TO_PAY).intValue());
    }

    /**
     * @param type null where it is none a company law knows
     * @param lastDay by which the capital of a limited company must be paid
     */
    List<Finding> capital(
            CompanyType type,
            BigDecimal capital,
            String capitalField,
            List<Shareholder> holders,
            String holdersField,
            LocalDate lastDay,
            LocalDate law) {
        var found = new ArrayList<Finding>();
        if (type != null && !type.mayHave(holders.size())) {
            found.add(block(
                    "COM-42",
                    holdersField,
                    "shareholders.wrong-number",
                    type.label(),
                    type.holders(),
                    "" + holders.size()));
        }
        if (type == null || !type.isCompany()) {
            return found;
        }
        if (capital.signum() <= 0) {
            found.add(block("COM-47", capitalField, "capital.not-positive"));
        }
        BigDecimal promised = sum(holders, true);
        if (promised.compareTo(capital) != 0) {
            found.add(block("COM-47", holdersField, "capital.sum-differs", plain(promised), plain(capital)));
        }
        for (int i = 0; i < holders.size(); i++) {
            found.addAll(contribution(holders.get(i), holdersField + "[" + i + "].", type.isLimited(), lastDay));
        }
        if (!type.isLimited() && sum(holders, false).compareTo(promised) < 0) {
            found.add(block("COM-98", holdersField, "capital.not-paid-in"));
        }
        if (found.stream().noneMatch(Finding::blocks)) {
            found.add(pass("COM-47", capitalField, "capital.adds-up", plain(promised)));
        }
        if (holders.stream().allMatch(Shareholder::isNatural)
                && capital.compareTo(figures.on(law, Figures.CAPITAL_TO_LOOK_AT)) > 0) {
            found.add(warn("CAP-3", capitalField, "capital.unusual", plain(capital)));
        }
        return found;
    }

    private static List<Finding> contribution(Shareholder holder, String row, boolean limited, LocalDate lastDay) {
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
        if (limited && holder.dueDate().filter(due -> due.isAfter(lastDay)).isPresent()) {
            found.add(block("COM-47", row + "dueDate", "contribution.due-too-late", holder.name(), lastDay.toString()));
        }
        return found;
    }

    List<Finding> legalRep(Person legalRep, String field, LocalDate law, LocalDate today) {
        if (!legalRep.isNamed()) {
            return List.of(block("COM-10", field + ".name", "legal-rep.missing"));
        }
        int fullAge = figures.on(law, Figures.FULL_AGE).intValue();
        String paper = field + ".idNumber";
        OptionalInt age = legalRep.ageOn(today);
        if (age.isEmpty()) {
            return List.of(warn("COM-10", paper, "legal-rep.age-not-known", legalRep.name()));
        }
        return age.getAsInt() < fullAge
                ? List.of(block("COM-10", paper, "legal-rep.too-young", legalRep.name(), "" + age.getAsInt()))
                : List.of(pass("COM-10", paper, "legal-rep.of-age", legalRep.name()));
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

    List<Finding> scope(
            List<Establishment.ScopeItem> items,
            String field,
            Establishment.Approval approval,
            LocalDate law,
            LocalDate today) {
        var found = new ArrayList<Finding>();
        if (items.isEmpty()) {
            found.add(block("MER-8", field, "scope.empty"));
        } else if (items.stream().filter(Establishment.ScopeItem::main).count() != 1) {
            found.add(warn("MER-8", field, "scope.one-main"));
        }
        BusinessScope scope = BusinessScope.of(items, book.scopeCatalogue(law));
        scope.unknown().forEach(text -> found.add(warn("MER-14", field, "scope.not-in-catalogue", text)));
        List<String> first = scope.of(ScopeCatalogue.Kind.PERMIT_PRE);
        if (!first.isEmpty()) {
            found.addAll(approval(approval, first, law, today));
        }
        scope.of(ScopeCatalogue.Kind.PERMIT_POST)
                .forEach(text -> found.add(pass("MER-14", field, "scope.permit-afterwards", text)));
        return found;
    }

    private List<Finding> approval(
            Establishment.Approval approval, List<String> needs, LocalDate law, LocalDate today) {
        if (approval.number().isEmpty()) {
            return needs.stream()
                    .map(text -> block("MER-14", "approval.docNo", "scope.permit-first", text))
                    .toList();
        }
        if (approval.validTo().isPresent()) {
            return approval.validTo().get().isBefore(today)
                    ? List.of(block(
                            "MER-14",
                            "approval.validTo",
                            "approval.expired",
                            approval.validTo().get().toString()))
                    : List.of();
        }
        int days = figures.on(law, Figures.DAYS_OF_AN_APPROVAL).intValue();
        return approval.issuedOn()
                .filter(issued -> issued.plusDays(days).isBefore(law))
                .map(issued -> List.of(warn("MERI-22", "approval.issuedOn", "approval.to-confirm", "" + days)))
                .orElse(List.of());
    }

    /** Many enterprises at one address are no reason to refuse, and one to look. */
    List<Finding> crowd(String address, String field, LocalDate law) {
        int there = address.isEmpty() ? 0 : register.liveAt(address);
        return there > figures.on(law, Figures.MANY_AT_ONE_ADDRESS).intValue()
                ? List.of(warn("MER-11", field, "domicile.many", "" + there))
                : List.of();
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
