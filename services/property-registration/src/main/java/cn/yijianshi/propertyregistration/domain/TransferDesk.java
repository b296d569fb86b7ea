package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Fees.Registration;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 不动产转移登记: closes the old title and enters the new one. What lies on the unit stays on it; only the buyer's own
 * advance notice has done its work, and a mortgage noted with it becomes one.
 */
public final class TransferDesk extends RegisterDesk {
    private final TransferRules rules;

    public TransferDesk(String item, Office office) {
        super(item, office);
        this.rules = new TransferRules(office.register());
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        rules.examine(filing, office.today(), found);
        unitCode(filing)
                .flatMap(office.register()::unit)
                .flatMap(unit -> fee(filing, unit, certificates(filing)))
                .ifPresent(due -> found.add(Office.shown(due)));
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> locked, Ground ground) {
        Unit unit = locked.orElseThrow();
        Registry registry = office.registryOf(unit.region());
        Title old = office.register().liveTitle(unit.code()).orElseThrow();
        Succession succession = Succession.of(
                        old,
                        Owner.in(filing.rows("deal.sellers")),
                        Owner.in(filing.rows("deal.buyers")),
                        filing.text("deal.coOwn").orElse("SOLE"))
                .orElseThrow();
        boolean separate =
                filing.text("reg.certKind").filter("SEPARATE"::equals).isPresent();
        List<Owner> owners = office.certified(succession.owners(), separate, registry, ground);
        Title title = new Title(
                owners.get(0).certificate() == null
                        ? office.number(TitleNumber.Kind.TITLE, registry, ground)
                        : owners.get(0).certificate(),
                unit.code(),
                owners,
                succession.coOwn(),
                TransferRules.cause(filing),
                ground.day());
        office.register().replace(old, title, ground);
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("realty.certNo", title.number());
        outputs.put("realty.unitCode", unit.code());
        outputs.put("realty.holderName", Owner.names(title.owners()));
        if (title.certificates().size() > 1) {
            outputs.put("realty.certNos", String.join("、", title.certificates()));
        }
        noticeHasDoneItsWork(unit, title, registry, ground)
                .ifPresent(mortgage -> outputs.put("mortgage.certNo", mortgage.number()));
        Optional<Fee> fee = fee(filing, unit, title.certificates().size());
        fee.ifPresent(due -> outputs.put("registration.fee", due.amount().toPlainString()));
        return new Grant(outputs, papers(title, old, unit, registry, fee));
    }

    /** The buyer is entered: his advance notice ends, and the mortgage noted with it is registered (S4#37). */
    private Optional<Burden> noticeHasDoneItsWork(Unit unit, Title title, Registry registry, Ground ground) {
        Optional<Burden> converted = Optional.empty();
        for (Burden burden : office.register().burdens(unit.code())) {
            boolean ofTheBuyer = burden.kind() == Kind.ADVANCE_NOTICE
                    && title.owners().stream().map(Owner::name).anyMatch(burden.holder()::equals);
            if (ofTheBuyer) {
                office.register().lift(burden, ground);
            } else if (burden.kind() == Kind.ADVANCE_MORTGAGE && burden.converts()) {
                var mortgage = new Burden(
                        office.number(TitleNumber.Kind.CERTIFICATE, registry, ground),
                        unit.code(),
                        Kind.MORTGAGE,
                        burden.holder(),
                        burden.amount(),
                        ground.day());
                office.register().lift(burden, ground);
                office.register().lay(mortgage, ground);
                converted = Optional.of(mortgage);
            }
        }
        return converted;
    }

    private List<CertificateDraft> papers(Title title, Title old, Unit unit, Registry registry, Optional<Fee> fee) {
        var former = new StringBuilder("；原不动产权证号：" + old.number());
        office.register().burdens(unit.code()).stream()
                .filter(burden -> burden.kind() == Kind.MORTGAGE)
                .forEach(burden -> former.append("；抵押：").append(burden.number()));
        return TitlePaper.of(title, unit, registry, former.toString(), fee);
    }

    private Optional<Fee> fee(Filing filing, Unit unit, int certificates) {
        return office.fee(
                new Registration(
                        "TRANSFER",
                        unit.plannedUse(),
                        filing.yes("deal.enterpriseParty"),
                        filing.yes("reg.smallMicro"),
                        false),
                certificates,
                filing.filedOn());
    }

    private static int certificates(Filing filing) {
        return filing.text("reg.certKind").filter("SEPARATE"::equals).isPresent()
                ? filing.rows("deal.buyers").size()
                : 1;
    }
}
