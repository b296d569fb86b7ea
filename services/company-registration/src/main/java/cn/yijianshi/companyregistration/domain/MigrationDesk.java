package cn.yijianshi.companyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.companyregistration.domain.Registries.Registry;
import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.department.domain.Sequences;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 迁移登记 (MER 27): the registry the enterprise comes to asks the one it leaves, and takes it over. From another city it is
 * taken over by its papers; the files follow within three months (MERi 62).
 */
public final class MigrationDesk implements Desk {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final NameRules nameRules;
    private final FoundingRules foundingRules;
    private final Enterprises register;
    private final Registries registries;
    private final Exits exits;
    private final Sounds sounds;
    private final Sequences sequences;
    private final Clock clock;

    public MigrationDesk(
            NameRules nameRules,
            FoundingRules foundingRules,
            Enterprises register,
            Registries registries,
            Exits exits,
            Sounds sounds,
            Sequences sequences,
            Clock clock) {
        this.nameRules = nameRules;
        this.foundingRules = foundingRules;
        this.register = register;
        this.registries = registries;
        this.exits = exits;
        this.sounds = sounds;
        this.sequences = sequences;
        this.clock = clock;
    }

    @Override
    public String item() {
        return "company_migration";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        String uscc = text(filing, "org.uscc");
        var found = new ArrayList<Finding>();
        if (registries.ofRegion(destination(filing)).isEmpty()) {
            found.add(block("MER-11", "domicile.region", "domicile.outside", destination(filing)));
            return found;
        }
        var known = register.of(uscc);
        if (known.isEmpty()) {
            found.add(warn("MER-27", "org.uscc", "move.from-elsewhere", uscc, text(filing, "move.fromRegion")));
        } else {
            Firm.known(register, uscc, text(filing, "org.name")).ifPresent(found::addAll);
            if (known.get().registry().equals(destination(filing))) {
                found.add(block("MER-27", "domicile.region", "move.stays-here", destination(filing)));
            }
            found.addAll(exits.againstMoving(uscc));
            newName(filing)
                    .ifPresent(name -> found.addAll(nameRules.examine(
                            new NameClaim(
                                    name,
                                    known.get().type(),
                                    text(filing, "enterprise.industryCode"),
                                    destination(filing),
                                    uscc,
                                    null),
                            filing.filedOn(),
                            LocalDate.now(clock.withZone(CHINA)))));
        }
        found.add(
                filing.yes("domicile.commitment")
                        ? pass("MER-11", "domicile.commitment", "domicile.promised")
                        : "true".equals(filing.fact("domicile.titleMatched").orElse(""))
                                ? pass("MER-11", "domicile.certNo", "domicile.title-matches")
                                : warn("MER-11", "domicile.address", "domicile.title-not-checked"));
        found.addAll(foundingRules.crowd(text(filing, "domicile.address"), "domicile.address", filing.filedOn()));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        String uscc = text(filing, "org.uscc");
        Registry registry = registries
                .ofRegion(destination(filing))
                .orElseThrow(
                        () -> new Blocked(block("MER-11", "domicile.region", "domicile.outside", destination(filing))));
        Optional<Enterprise> before = register.lock(uscc);
        registries.hold(registry);
        var blocking = examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        LocalDate day = at.atZone(CHINA).toLocalDate();
        if (before.isEmpty()) {
            return byPapers(filing, result, registry, day);
        }
        Enterprise after = moved(before.get(), filing, registry);
        try {
            register.change(
                    before.get(), after, sounds.of(after.name().brand()), book(before.get(), after, filing, day));
        } catch (Enterprises.NameTaken taken) {
            throw new Blocked(block(
                    "NAME-9", "enterprise.nameBrand", "name.same", after.name().full(), "—"));
        }
        String licenceNo = uscc + "-" + (register.changesOf(uscc).size() + 1);
        return Grant.of(outputs(uscc, after.name().full(), licenceNo), Licence.of(after, registry, licenceNo));
    }

    private Grant byPapers(Filing filing, Map<String, String> result, Registry registry, LocalDate day) {
        String uscc = text(filing, "org.uscc");
        String name = result.getOrDefault("name", text(filing, "org.name"));
        String licenceNo = registry.region() + "迁" + day.getYear()
                + "%06d".formatted(sequences.next("migration/" + registry.region() + "/" + day.getYear()));
        var lines = new LinkedHashMap<String, String>();
        lines.put("统一社会信用代码", uscc);
        lines.put("名称", name);
        lines.put("住所", text(filing, "domicile.address"));
        lines.put("登记机关", registry.name());
        return Grant.of(
                outputs(uscc, name, licenceNo), new CertificateDraft("BUSINESS_LICENCE", licenceNo, name, lines));
    }

    private static Map<String, String> outputs(String uscc, String name, String licenceNo) {
        return Map.of("enterprise.uscc", uscc, "enterprise.name", name, "move.licenceNo", licenceNo);
    }

    private Enterprise moved(Enterprise before, Filing filing, Registry registry) {
        var draft = before.draft();
        draft.registry = registry.region();
        draft.domicile = text(filing, "domicile.address");
        newName(filing).ifPresent(name -> draft.name = name);
        return draft.done();
    }

    private static List<RegisterChange> book(Enterprise before, Enterprise after, Filing filing, LocalDate day) {
        var changes = new ArrayList<RegisterChange>();
        LocalDate decided = filing.date("move.decidedOn").orElse(null);
        changes.add(new RegisterChange(
                before.uscc(), "REGISTRY", before.registry(), after.registry(), decided, day, filing.caseId()));
        changes.add(new RegisterChange(
                before.uscc(), "DOMICILE", before.domicile(), after.domicile(), decided, day, filing.caseId()));
        if (!before.name().equals(after.name())) {
            changes.add(new RegisterChange(
                    before.uscc(), "NAME", before.name().full(), after.name().full(), decided, day, filing.caseId()));
        }
        return changes;
    }

    private static Optional<EnterpriseName> newName(Filing filing) {
        return filing.yes("move.rename")
                ? Optional.of(EnterpriseName.of(
                        text(filing, "enterprise.nameRegion"),
                        text(filing, "enterprise.nameBrand"),
                        text(filing, "enterprise.nameIndustry"),
                        text(filing, "enterprise.nameForm")))
                : Optional.empty();
    }

    private static String destination(Filing filing) {
        return text(filing, "domicile.region");
    }

    private static String text(Filing filing, String field) {
        return filing.text(field).orElse("");
    }
}
