package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.companyregistration.domain.Registries.Registry;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 变更登记 (MER 24): what stands in the register is changed, and what stood there is kept beside it. */
public final class ChangeDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** From this day companies pay within five years (COM 47); older ones have until CAP 2 says. */
    private static final LocalDate NEW_COMPANY_ACT = LocalDate.of(2024, 7, 1);

    /** CAP 2: by the end of June 2027 the rest of the term is shortened to five years, counted from then. */
    private static final LocalDate END_OF_TRANSITION = LocalDate.of(2027, 7, 1);

    private static final Pattern DELEGATE = Pattern.compile("（委派代表：([^）]+)）");

    private final NameRules nameRules;
    private final FoundingRules foundingRules;
    private final PositionRules positionRules;
    private final BarRegister bars;
    private final LawBook book;
    private final Enterprises register;
    private final Registries registries;
    private final Reservations reservations;
    private final Sounds sounds;
    private final Figures figures;
    private final Clock clock;

    public ChangeDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            PositionRules positionRules,
            BarRegister bars,
            LawBook book,
            Enterprises register,
            Registries registries,
            Reservations reservations,
            Sounds sounds,
            Figures figures,
            Clock clock) {
        this.nameRules = nameRules;
        this.foundingRules = foundingRules;
        this.positionRules = positionRules;
        this.bars = bars;
        this.book = book;
        this.register = register;
        this.registries = registries;
        this.reservations = reservations;
        this.sounds = sounds;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public String item() {
        return "company_change";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        CompanyChange change = CompanyChange.in(filing);
        return Firm.known(register, change.uscc(), change.oldName())
                .orElseGet(() -> examine(change, register.of(change.uscc()).orElseThrow(), filing.filedOn()));
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        CompanyChange change = CompanyChange.in(filing);
        Enterprise before = register.lock(change.uscc()).orElseThrow(() -> Firm.unknown(change.uscc()));
        Registry registry = registries.ofRegion(before.registry()).orElseThrow();
        registries.hold(registry);
        var blocking = examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        LocalDate day = at.atZone(CHINA).toLocalDate();
        Enterprise after = changed(before, change, filing.filedOn());
        try {
            register.change(
                    before, after, sounds.of(after.name().brand()), book(change, before, after, day, filing.caseId()));
        } catch (Enterprises.NameTaken taken) {
            throw new Blocked(block(
                    "NAME-9", "change.nameBrand", "name.same", after.name().full(), "—"));
        }
        if (change.changes(CompanyChange.NAME) && change.reservation() != null) {
            reservations.used(change.reservation(), filing.caseId());
        }
        // The licence keeps the credit code as its number; of several papers the one with the latest day holds.
        String licenceNo =
                after.uscc() + "-" + (register.changesOf(after.uscc()).size() + 1);
        return Grant.of(
                Map.of(
                        "enterprise.uscc", after.uscc(),
                        "enterprise.name", after.name().full(),
                        "change.kinds", String.join(",", change.kinds()),
                        "change.registeredOn", day.toString(),
                        "change.licenceNo", licenceNo),
                Licence.of(after, registry, licenceNo));
    }

    private List<Finding> examine(CompanyChange change, Enterprise firm, LocalDate law) {
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        var found = new ArrayList<Finding>();
        if (change.kinds().isEmpty()) {
            found.add(block("MER-24", "change.kinds", "change.nothing"));
        }
        decided(change, law, today, found);
        barredLegalRep(change, firm, today, found);
        boolean isBranch = CompanyType.BRANCH.name().equals(firm.type());
        Optional<Enterprise> company = register.companyOf(firm.uscc());
        if (change.changes(CompanyChange.NAME)) {
            if (isBranch && company.isEmpty()) {
                found.add(warn("MER-16", "parent.name", "parent.not-in-register", change.companyName()));
            }
            found.addAll(nameRules.examine(
                    new NameClaim(
                            change.name(),
                            firm.type(),
                            change.industryCode(),
                            firm.registry(),
                            firm.uscc(),
                            change.reservation(),
                            company.map(parent -> parent.name().full()).orElse(change.companyName())),
                    law,
                    today));
            same(change.name().full(), firm.name().full(), "change.nameBrand", found);
        }
        if (change.changes(CompanyChange.DOMICILE)) {
            domicile(change, firm, law, found);
        }
        if (change.changes(CompanyChange.LEGAL_REP)) {
            found.addAll(foundingRules.legalRep(change.legalRep(), "change.legalRep", law, today));
            found.addAll(positionRules.legalRep("change.legalRepIdNumber", change.legalRep(), today));
            same(change.legalRep().idNumber(), firm.legalRepId(), "change.legalRepIdNumber", found);
        }
        boolean ofItsMeans = change.changes(CompanyChange.CAPITAL) || change.changes(CompanyChange.SHAREHOLDER);
        if (ofItsMeans && isBranch) {
            found.add(block("公司法第13条", "change.kinds", "change.not-of-a-branch"));
        } else if (ofItsMeans && isPartnership(firm)) {
            CompanyType type = CompanyType.of(firm.type()).orElseThrow();
            found.addAll(foundingRules.partners(type, change.partners(), head(change, firm), law, today));
            found.addAll(positionRules.partners(change.partners(), today));
        } else if (ofItsMeans) {
            capital(change, firm, law, today, found);
        }
        if (change.changes(CompanyChange.SCOPE)) {
            found.addAll(foundingRules.scope(change.scope(), "change.scope", change.approval(), law, today));
            company.ifPresent(
                    parent -> found.addAll(UnincorporatedRules.scopeOfBranch(change.scope(), "change.scope", parent)));
        }
        if (change.changes(CompanyChange.TERM) && change.term().isEmpty()) {
            found.add(block("MER-8", "change.term", "change.value-missing"));
        }
        return found;
    }

    private void decided(CompanyChange change, LocalDate law, LocalDate today, List<Finding> found) {
        if (change.decidedOn().isEmpty()) {
            found.add(block("MER-24", "change.decidedOn", "change.value-missing"));
            return;
        }
        LocalDate decided = change.decidedOn().get();
        LocalDate last =
                decided.plusDays(figures.on(law, Figures.DAYS_TO_FILE_A_CHANGE).intValue());
        if (decided.isAfter(today)) {
            found.add(block("MER-24", "change.decidedOn", "change.decided-in-the-future", decided.toString()));
        } else if (law.isAfter(last)) {
            found.add(warn("MER-24", "change.decidedOn", "change.late", last.toString()));
        } else {
            found.add(pass("MER-24", "change.decidedOn", "change.in-time", last.toString()));
        }
    }

    /** MERi 20: a legal representative whom the law bars is changed before anything else is, or with it. */
    private void barredLegalRep(CompanyChange change, Enterprise firm, LocalDate today, List<Finding> found) {
        boolean barred = !firm.legalRepId().isEmpty()
                && bars.ofPerson(firm.legalRepId()).stream().anyMatch(bar -> bar.holdsOn(today));
        if (barred && !change.changes(CompanyChange.LEGAL_REP)) {
            found.add(block("MERI-20", "change.kinds", "change.legal-rep-first", firm.legalRep()));
        }
    }

    private void domicile(CompanyChange change, Enterprise firm, LocalDate law, List<Finding> found) {
        if (change.domicileAddress().isEmpty()) {
            found.add(block("MER-11", "change.domicileAddress", "domicile.missing"));
            return;
        }
        if (!change.domicileRegion().equals(firm.registry())) {
            found.add(block("MER-27", "change.domicileRegion", "change.migration-first", change.domicileRegion()));
        }
        found.add(
                change.domicileCommitted()
                        ? pass("MER-11", "change.domicileCommitment", "domicile.promised")
                        : warn("MER-11", "change.domicileAddress", "domicile.title-not-checked"));
        found.addAll(foundingRules.crowd(change.domicileAddress(), "change.domicileAddress", law));
        same(change.domicileAddress(), firm.domicile(), "change.domicileAddress", found);
    }

    private void capital(CompanyChange change, Enterprise firm, LocalDate law, LocalDate today, List<Finding> found) {
        var capital = change.changes(CompanyChange.CAPITAL) ? change.capital() : firm.capital();
        found.addAll(foundingRules.capital(
                CompanyType.of(firm.type()).orElse(null),
                capital,
                "change.capital",
                change.shareholders(),
                "change.shareholders",
                lastDayToPay(firm, law),
                law));
        var holders = change.shareholders();
        for (int i = 0; i < holders.size(); i++) {
            found.addAll(positionRules.founder("change.shareholders[" + i + "].idNumber", holders.get(i), today));
        }
        if (!change.changes(CompanyChange.CAPITAL) || capital.compareTo(firm.capital()) >= 0) {
            return;
        }
        int days = figures.on(law, Figures.DAYS_OF_A_CAPITAL_NOTICE).intValue();
        if (change.capitalNoticeOn()
                .filter(notice -> !notice.plusDays(days).isAfter(law))
                .isEmpty()) {
            found.add(block("MERI-36", "change.capitalNoticeOn", "change.capital-notice", "" + days));
        }
    }

    private static boolean isPartnership(Enterprise firm) {
        return CompanyType.of(firm.type()).filter(CompanyType::isPartnership).isPresent();
    }

    /** Who acts for it from now on; the register knows an organisation's delegate by his paper. */
    private static Person head(CompanyChange change, Enterprise firm) {
        return change.changes(CompanyChange.LEGAL_REP)
                ? change.legalRep()
                : new Person(firm.legalRep(), firm.legalRepId());
    }

    private static String delegate(Person head) {
        var named = DELEGATE.matcher(head.name());
        return named.find() ? named.group(1) : head.name();
    }

    private LocalDate lastDayToPay(Enterprise firm, LocalDate law) {
        LocalDate from = firm.establishedOn().isBefore(NEW_COMPANY_ACT) ? END_OF_TRANSITION : firm.establishedOn();
        return from.plusYears(figures.on(law, Figures.YEARS_TO_PAY).intValue());
    }

    private static void same(String wanted, String is, String field, List<Finding> found) {
        if (!wanted.isEmpty() && wanted.equals(is)) {
            found.add(block("MER-24", field, "change.stays-the-same", is));
        }
    }

    private Enterprise changed(Enterprise before, CompanyChange change, LocalDate law) {
        var draft = before.draft();
        if (change.changes(CompanyChange.NAME)) {
            draft.name = change.name();
        }
        if (change.changes(CompanyChange.DOMICILE)) {
            draft.domicile = change.domicileAddress();
        }
        if (change.changes(CompanyChange.LEGAL_REP)) {
            draft.legalRep = change.legalRep().name();
            draft.legalRepId = change.legalRep().idNumber();
        }
        boolean ofItsMeans = change.changes(CompanyChange.CAPITAL) || change.changes(CompanyChange.SHAREHOLDER);
        if (ofItsMeans && isPartnership(before)) {
            // What its partners contribute is what it has, and who of them executes stands on the licence.
            draft.capital = Establishment.Partner.contributions(change.partners());
            draft.legalRep = Establishment.Partner.executives(change.partners(), delegate(head(change, before)));
        } else if (change.changes(CompanyChange.CAPITAL)) {
            draft.capital = change.capital();
        }
        if (change.changes(CompanyChange.SCOPE)) {
            draft.scope =
                    BusinessScope.of(change.scope(), book.scopeCatalogue(law)).printed();
        }
        if (change.changes(CompanyChange.TERM)) {
            draft.term = Licence.term(change.term(), before.establishedOn());
        }
        return draft.done();
    }

    private static List<RegisterChange> book(
            CompanyChange change, Enterprise before, Enterprise after, LocalDate day, String caseId) {
        var changes = new ArrayList<RegisterChange>();
        for (String kind : change.kinds()) {
            changes.add(new RegisterChange(
                    before.uscc(),
                    kind,
                    shown(kind, before, change, false),
                    shown(kind, after, change, true),
                    change.decidedOn().orElse(null),
                    day,
                    caseId));
        }
        return changes;
    }

    private static String holds(String name, BigDecimal amount) {
        return name + " " + amount.stripTrailingZeros().toPlainString();
    }

    private static String shown(String kind, Enterprise firm, CompanyChange change, boolean now) {
        return switch (kind) {
            case CompanyChange.NAME -> firm.name().full();
            case CompanyChange.DOMICILE -> firm.domicile();
            case CompanyChange.LEGAL_REP -> firm.legalRep();
            case CompanyChange.CAPITAL -> firm.capital().stripTrailingZeros().toPlainString();
            case CompanyChange.SCOPE -> firm.scope();
            case CompanyChange.TERM -> firm.term();
            // Shareholders are kept with the articles, not in the register; the change says who they are now (MER 9).
            case CompanyChange.SHAREHOLDER ->
                now
                        ? Stream.concat(
                                        change.shareholders().stream()
                                                .map(holder -> holds(holder.name(), holder.subscribed())),
                                        change.partners().stream()
                                                .map(partner -> holds(partner.name(), partner.subscribed())))
                                .collect(Collectors.joining("；"))
                        : "";
            default -> "";
        };
    }
}
