package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.Enterprise.Standing;
import cn.yijianshi.companyregistration.domain.Registries.Registry;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.Uscc;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 企业设立登记: takes the name, gives the credit code, prints the licence. */
public final class EstablishmentDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final String item;
    private final NameRules nameRules;
    private final FoundingRules foundingRules;
    private final PositionRules positionRules;
    private final LawBook book;
    private final Enterprises register;
    private final Reservations reservations;
    private final Sounds sounds;
    private final Registries registries;
    private final Figures figures;
    private final Clock clock;

    /** @param item domestic and foreign-invested companies are two items of one register */
    public EstablishmentDesk(
            String item,
            NameRules nameRules,
            FoundingRules foundingRules,
            PositionRules positionRules,
            LawBook book,
            Enterprises register,
            Reservations reservations,
            Sounds sounds,
            Registries registries,
            Figures figures,
            Clock clock) {
        this.item = item;
        this.nameRules = nameRules;
        this.foundingRules = foundingRules;
        this.positionRules = positionRules;
        this.book = book;
        this.register = register;
        this.reservations = reservations;
        this.sounds = sounds;
        this.registries = registries;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public String item() {
        return item;
    }

    @Override
    public List<Finding> examine(Filing filing) {
        Establishment establishment = Establishment.in(filing);
        LocalDate today = LocalDate.now(clock.withZone(CHINA));
        var found = new ArrayList<Finding>();
        String region = establishment.domicile().region();
        if (registries.ofRegion(region).isEmpty()) {
            found.add(Finding.block("MER-11", "domicile.region", "domicile.outside", region));
        }
        found.addAll(nameRules.examine(NameClaim.of(establishment, region), filing.filedOn(), today));
        found.addAll(foundingRules.examine(establishment, filing.filedOn(), today));
        found.addAll(positionRules.examine(establishment, today));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Establishment establishment = Establishment.in(filing);
        Registry registry = registries
                .ofRegion(establishment.domicile().region())
                .orElseThrow(() -> new Blocked(Finding.block(
                        "MER-11",
                        "domicile.region",
                        "domicile.outside",
                        establishment.domicile().region())));
        if (establishment.is(CompanyType.BRANCH)) {
            // Its company must not leave the register meanwhile; changes lock the firm before its registry, and so do
            // we.
            register.lock(establishment.company().uscc());
        }
        // The number first: it keeps every other grant of this registry waiting while the name is looked up again.
        long number = registries.next(registry);
        List<Finding> found = examine(filing);
        if (found.stream().anyMatch(Finding::blocks)) {
            throw new Blocked(found.stream().filter(Finding::blocks).toList());
        }
        Enterprise enterprise =
                enterprise(establishment, registry, number, at.atZone(CHINA).toLocalDate(), filing);
        try {
            register.enter(enterprise, sounds.of(enterprise.name().brand()));
        } catch (Enterprises.NameTaken taken) {
            throw new Blocked(Finding.block(
                    "NAME-9", "enterprise.name", "name.same", enterprise.name().full(), "—"));
        }
        if (establishment.is(CompanyType.BRANCH)) {
            register.belongsTo(enterprise.uscc(), establishment.company().uscc());
        }
        if (establishment.reservation() != null) {
            reservations.used(establishment.reservation(), filing.caseId());
        }
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("enterprise.uscc", enterprise.uscc());
        outputs.put("enterprise.name", enterprise.name().full());
        outputs.put("enterprise.establishedOn", enterprise.establishedOn().toString());
        return Grant.of(outputs, Licence.of(enterprise, registry, enterprise.uscc()));
    }

    private Enterprise enterprise(
            Establishment establishment, Registry registry, long number, LocalDate day, Filing filing) {
        CompanyType type = establishment.companyType().orElse(CompanyType.LLC);
        return new Enterprise(
                Uscc.generate(
                                "9"
                                        + figures.on(filing.filedOn(), type.classOfCode())
                                                .intValue(),
                                registry.region(),
                                registry.block() + fiveSymbols(number))
                        .text(),
                establishment.name(),
                registry.region(),
                establishment.type(),
                establishment.head(),
                establishment.legalRep().idNumber(),
                establishment.means(),
                establishment.currency(),
                establishment.domicile().address(),
                BusinessScope.of(establishment.scope(), book.scopeCatalogue(filing.filedOn()))
                        .printed(),
                Licence.term(establishment.term(), day),
                day,
                Standing.LIVE,
                day,
                filing.caseId());
    }

    private static String fiveSymbols(long number) {
        var symbols = new char[5];
        for (int i = 4; i >= 0; i--) {
            symbols[i] = SYMBOLS.charAt((int) (number % SYMBOLS.length()));
            number /= SYMBOLS.length();
        }
        return new String(symbols);
    }
}
