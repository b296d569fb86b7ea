package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Fees.Registration;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 抵押权登记: lays a mortgage on the unit, behind those that lie there; for a buyer once the new title is entered. */
public final class MortgageDesk extends RegisterDesk {
    private final String mortgagors;

    /** @param mortgagors the field that says whose property it is */
    public MortgageDesk(String item, String mortgagors, Office office) {
        super(item, office);
        this.mortgagors = mortgagors;
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        Optional<Title> title = title(filing, found);
        if (title.isEmpty()) {
            return;
        }
        List<Owner> owners = Owner.in(filing.rows(mortgagors));
        if (title.get().isHeldBy(owners)) {
            found.add(Finding.pass("REG-14", mortgagors, "mortgagors.are-the-owners", Owner.names(owners)));
        } else {
            found.add(Finding.block("REG-14", mortgagors, "mortgagors.are-not-the-owners", Owner.names(owners)));
        }
        if (filing.text("deal.loanBank").isEmpty()) {
            found.add(Finding.block("REG-16", "deal.loanBank", "mortgage.no-bank"));
        }
        if (filing.amount("deal.loanAmount").signum() <= 0) {
            found.add(Finding.block("REG-16", "deal.loanAmount", "mortgage.no-amount"));
        }
        String code = title.get().unitCode();
        sealsStop(code, found);
        for (Burden burden : office.register().burdens(code)) {
            switch (burden.kind()) {
                case OBJECTION ->
                    found.add(Finding.block("REG-22", null, "unit.disputed", burden.number(), burden.holder()));
                case ADVANCE_NOTICE ->
                    found.add(Finding.block("REG-22", null, "unit.promised-to-another", burden.holder()));
                case MORTGAGE ->
                    found.add(Finding.warn("REG-22", null, "mortgage.behind", burden.number(), burden.holder()));
                default -> {}
            }
        }
        office.register().unit(code).flatMap(unit -> fee(filing, unit)).ifPresent(due -> found.add(Office.shown(due)));
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground) {
        Unit flat = unit.orElseThrow();
        Registry registry = office.registryOf(flat.region());
        long rank = 1
                + office.register().burdens(flat.code()).stream()
                        .filter(burden -> burden.kind() == Kind.MORTGAGE)
                        .count();
        var mortgage = new Burden(
                        office.number(TitleNumber.Kind.CERTIFICATE, registry, ground),
                        flat.code(),
                        Kind.MORTGAGE,
                        filing.text("deal.loanBank").orElseThrow(),
                        filing.amount("deal.loanAmount"),
                        ground.day())
                .until(filing.date("mortgage.termTo").orElse(null));
        office.register().lay(mortgage, ground);
        Optional<Fee> fee = fee(filing, flat);
        var outputs = new LinkedHashMap<String, String>();
        outputs.put("mortgage.certNo", mortgage.number());
        fee.ifPresent(due -> outputs.put("registration.fee", due.amount().toPlainString()));
        return Grant.of(outputs, certificate(mortgage, rank, flat, registry, filing, fee));
    }

    private Optional<Fee> fee(Filing filing, Unit unit) {
        boolean enterprise = filing.rows(mortgagors).stream()
                .anyMatch(
                        owner -> owner.text("kind").filter("ENTERPRISE"::equals).isPresent());
        return office.fee(
                new Registration("MORTGAGE", unit.plannedUse(), enterprise, filing.yes("reg.smallMicro"), false),
                1,
                filing.filedOn());
    }

    private CertificateDraft certificate(
            Burden mortgage, long rank, Unit unit, Registry registry, Filing filing, Optional<Fee> fee) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("证明权利或事项", "抵押权");
        lines.put("权利人（抵押权人）", mortgage.holder());
        lines.put("义务人", Owner.names(Owner.in(filing.rows(mortgagors))));
        lines.put("坐落", unit.location());
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        lines.put("不动产权证号", certificate(filing).orElseThrow());
        lines.put("债权数额（元）", mortgage.amount().toPlainString());
        lines.put("抵押顺位", "第" + rank + "顺位");
        lines.put("登记机构", registry.office());
        lines.put("登记日期", mortgage.since().toString());
        fee.ifPresent(due -> lines.put("登记费", due.printed()));
        return new CertificateDraft("MORTGAGE_CERTIFICATE", mortgage.number(), mortgage.holder(), lines);
    }
}
