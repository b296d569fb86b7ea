package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody who founds an enterprise has told us. */
record Establishment(
        EnterpriseName name,
        String type,
        BigDecimal capital,
        String currency,
        String term,
        String industryCode,
        List<ScopeItem> scope,
        Approval approval,
        Person legalRep,
        String position,
        List<Person> directors,
        List<Person> supervisors,
        Person manager,
        Person financeOfficer,
        List<Shareholder> shareholders,
        List<Partner> partners,
        BigDecimal contribution,
        Company company,
        Domicile domicile,
        String reservation) {

    record Shareholder(
            String name,
            String kind,
            String idNumber,
            BigDecimal subscribed,
            BigDecimal paid,
            List<String> forms,
            Optional<LocalDate> dueDate) {

        boolean isNatural() {
            return kind.isEmpty() || kind.equals("NATURAL");
        }
    }

    /** Somebody who holds a partnership with others. */
    record Partner(
            String name,
            String kind,
            String idNumber,
            String uscc,
            boolean limited,
            boolean executive,
            BigDecimal subscribed,
            String form) {

        boolean isNatural() {
            return kind.equals("NATURAL");
        }

        Person person() {
            return new Person(name, idNumber);
        }

        static BigDecimal contributions(List<Partner> partners) {
            return partners.stream().map(Partner::subscribed).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Who executes, as the licence prints it: an organisation acts through its delegate. */
        static String executives(List<Partner> partners, String delegate) {
            return partners.stream()
                    .filter(Partner::executive)
                    .map(partner -> partner.isNatural() ? partner.name() : partner.name() + "（委派代表：" + delegate + "）")
                    .collect(Collectors.joining("、"));
        }

        /** Whoever is named twice is one partner. */
        String identity() {
            return Stream.of(idNumber.toUpperCase(Locale.ROOT), uscc, name)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    /** The company a branch belongs to; empty for everybody else. */
    record Company(String uscc, String name) {}

    /** An approval that had to come before the registration. */
    record Approval(String number, Optional<LocalDate> issuedOn, Optional<LocalDate> validTo) {
        static Approval in(Filing filing) {
            return new Approval(
                    filing.text("approval.docNo").orElse(""),
                    filing.date("approval.issuedOn"),
                    filing.date("approval.validTo"));
        }
    }

    record ScopeItem(String text, Optional<ScopeCatalogue.Kind> kind, boolean main) {}

    record Domicile(String region, String address, boolean committed, Optional<Boolean> titleMatched) {}

    static Establishment in(Filing filing) {
        return new Establishment(
                EnterpriseName.in(filing),
                typeIn(filing),
                filing.amount("enterprise.capital"),
                filing.text("enterprise.currency").orElse("CNY"),
                filing.text("enterprise.term").orElse("LONG"),
                filing.text("enterprise.industryCode").orElse(""),
                scopeIn(filing, "enterprise.scope"),
                Approval.in(filing),
                Person.in(filing, "legalRep"),
                filing.text("legalRep.position").orElse(""),
                people(filing, "directors"),
                people(filing, "supervisors"),
                Person.in(filing, "manager"),
                Person.in(filing, "financeOfficer"),
                Stream.of("shareholders", "fi.investors")
                        .flatMap(list -> shareholdersIn(filing, list).stream())
                        .toList(),
                partnersIn(filing),
                filing.amount("enterprise.contribution"),
                new Company(
                        filing.text("parent.uscc").orElse(""),
                        filing.text("parent.name").orElse("")),
                domicileIn(filing),
                filing.text("name.reservationNo").orElse(null));
    }

    /** Companies of foreign investors are organised as the others (外商投资法 31), and the licence says whose they are. */
    private static String typeIn(Filing filing) {
        return filing.text("fi.ownership")
                .map(ownership ->
                        ownership.endsWith("HMT") ? CompanyType.LLC_HMT.name() : CompanyType.LLC_FOREIGN.name())
                .or(() -> filing.text("enterprise.type"))
                .orElse("LLC");
    }

    static List<Shareholder> shareholdersIn(Filing filing, String key) {
        return filing.rows(key).stream()
                .map(row -> new Shareholder(
                        row.text("name").orElse(""),
                        row.text("kind").orElse(""),
                        row.text("idNumber").orElse(""),
                        row.amount("subscribed"),
                        row.amount("paid"),
                        row.text("form").map(List::of).orElse(List.of()),
                        row.date("dueDate")))
                .toList();
    }

    static List<Partner> partnersIn(Filing filing) {
        return filing.rows("partners").stream()
                .map(row -> new Partner(
                        row.text("name").orElse(""),
                        row.text("kind").orElse(""),
                        row.text("idNumber").orElse(""),
                        row.text("uscc").orElse(""),
                        row.text("liability").filter("LIMITED"::equals).isPresent(),
                        row.text("executive").map(Boolean::parseBoolean).orElse(false),
                        row.amount("subscribed"),
                        row.text("form").orElse("")))
                .toList();
    }

    Optional<CompanyType> companyType() {
        return CompanyType.of(type);
    }

    boolean is(CompanyType one) {
        return type.equals(one.name());
    }

    boolean isPartnership() {
        return companyType().filter(CompanyType::isPartnership).isPresent();
    }

    boolean isUnincorporated() {
        return companyType().filter(CompanyType::isUnincorporated).isPresent();
    }

    /** What its holders bring: the registered capital of a company, the contributions of others (MERi 6). */
    BigDecimal means() {
        if (isPartnership()) {
            return Partner.contributions(partners);
        }
        if (is(CompanyType.SOLE_PROP)) {
            return contribution;
        }
        return is(CompanyType.BRANCH) ? BigDecimal.ZERO : capital;
    }

    /** Who stands for it as the licence prints it. */
    String head() {
        return isPartnership() ? Partner.executives(partners, legalRep.name()) : legalRep.name();
    }

    private static List<Person> people(Filing filing, String role) {
        return filing.rows(role).stream()
                .map(Person::in)
                .filter(Person::isNamed)
                .toList();
    }

    static List<ScopeItem> scopeIn(Filing filing, String key) {
        List<Filing.Row> rows = filing.rows(key);
        if (rows.isEmpty()) {
            List<String> texts = filing.texts(key);
            return texts.stream()
                    .map(text -> new ScopeItem(text, Optional.empty(), text.equals(texts.get(0))))
                    .toList();
        }
        return rows.stream()
                .map(row -> new ScopeItem(
                        row.text("text").orElse(""),
                        row.text("kind").flatMap(Establishment::kindNamed),
                        row.text("main").map(Boolean::parseBoolean).orElse(false)))
                .filter(item -> !item.text().isEmpty())
                .toList();
    }

    private static Optional<ScopeCatalogue.Kind> kindNamed(String kind) {
        return Stream.of(ScopeCatalogue.Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst();
    }

    private static Domicile domicileIn(Filing filing) {
        return new Domicile(
                filing.text("domicile.region").orElse(filing.region()),
                filing.text("domicile.address").orElse(""),
                filing.yes("domicile.commitment"),
                filing.fact("domicile.titleMatched").map(Boolean::parseBoolean));
    }
}
