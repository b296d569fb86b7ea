package cn.yijianshi.companyregistration.domain;

import cn.yijianshi.companyregistration.domain.Enterprise.Standing;
import cn.yijianshi.companyregistration.domain.Registries.Registry;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.Uscc;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 企业设立登记: takes the name, gives the credit code, prints the licence. */
public final class EstablishmentDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年MM月dd日");
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final NameRules nameRules;
    private final FoundingRules foundingRules;
    private final ScopeCatalogue catalogue;
    private final Enterprises register;
    private final Registries registries;
    private final Clock clock;

    public EstablishmentDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            ScopeCatalogue catalogue,
            Enterprises register,
            Registries registries,
            Clock clock) {
        this.nameRules = nameRules;
        this.foundingRules = foundingRules;
        this.catalogue = catalogue;
        this.register = register;
        this.registries = registries;
        this.clock = clock;
    }

    @Override
    public String item() {
        return "company_establishment";
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
        found.addAll(nameRules.examine(establishment, region, today));
        found.addAll(foundingRules.examine(establishment, today));
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
        // The number first: it keeps every other grant of this registry waiting while the name is looked up again.
        long number = registries.next(registry);
        List<Finding> found = examine(filing);
        if (found.stream().anyMatch(Finding::blocks)) {
            throw new Blocked(found.stream().filter(Finding::blocks).toList());
        }
        Enterprise enterprise =
                enterprise(establishment, registry, number, at.atZone(CHINA).toLocalDate(), filing.caseId());
        try {
            register.enter(enterprise);
        } catch (Enterprises.NameTaken taken) {
            throw new Blocked(Finding.block(
                    "NAME-9", "enterprise.name", "name.same", enterprise.name().full(), "—"));
        }
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("enterprise.uscc", enterprise.uscc());
        outputs.put("enterprise.name", enterprise.name().full());
        outputs.put("enterprise.establishedOn", enterprise.establishedOn().toString());
        return Grant.of(outputs, licence(enterprise, registry));
    }

    private Enterprise enterprise(
            Establishment establishment, Registry registry, long number, LocalDate day, String caseId) {
        return new Enterprise(
                Uscc.enterprise(registry.region(), registry.block() + fiveSymbols(number))
                        .text(),
                establishment.name(),
                registry.region(),
                establishment.type(),
                establishment.legalRep().name(),
                establishment.capital(),
                establishment.currency(),
                establishment.domicile().address(),
                BusinessScope.of(establishment.scope(), catalogue).printed(),
                term(establishment.term(), day),
                day,
                Standing.LIVE,
                day,
                caseId);
    }

    private static CertificateDraft licence(Enterprise enterprise, Registry registry) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("统一社会信用代码", enterprise.uscc());
        lines.put("名称", enterprise.name().full());
        lines.put(
                "类型", CompanyType.of(enterprise.type()).map(CompanyType::label).orElse(enterprise.type()));
        lines.put("法定代表人", enterprise.legalRep());
        lines.put("经营范围", enterprise.scope());
        if (enterprise.capital().signum() > 0) {
            lines.put("注册资本", CapitalInWords.of(enterprise.capital(), enterprise.currency()));
        }
        lines.put("成立日期", DAY.format(enterprise.establishedOn()));
        lines.put("营业期限", enterprise.term());
        lines.put("住所", enterprise.domicile());
        lines.put("登记机关", registry.name());
        return new CertificateDraft(
                "BUSINESS_LICENCE", enterprise.uscc(), enterprise.name().full(), lines);
    }

    private static String term(String term, LocalDate day) {
        if (!term.matches("[0-9]{1,2}")) {
            return "长期";
        }
        LocalDate last = day.plusYears(Integer.parseInt(term)).minusDays(1);
        return DAY.format(day) + "至" + DAY.format(last);
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
