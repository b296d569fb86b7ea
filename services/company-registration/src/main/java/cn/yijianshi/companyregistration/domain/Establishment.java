package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    Optional<CompanyType> companyType() {
        return CompanyType.of(type);
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
