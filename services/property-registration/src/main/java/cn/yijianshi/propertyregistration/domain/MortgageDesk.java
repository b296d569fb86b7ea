package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.domain.Fees.Fee;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 抵押权登记: lays the buyer's mortgage on the unit once the new title is entered. */
public final class MortgageDesk implements Desk {
    private final RealtyRegister register;
    private final Registries registries;
    private final Titles titles;
    private final Fees fees;

    public MortgageDesk(RealtyRegister register, Registries registries, Titles titles, Fees fees) {
        this.register = register;
        this.registries = registries;
        this.titles = titles;
        this.fees = fees;
    }

    @Override
    public String item() {
        return "re_mortgage";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        var found = new ArrayList<Finding>();
        Optional<Title> title = filing.fact("realty.unitCode").flatMap(register::liveTitle);
        if (title.isEmpty()
                || filing.fact("realty.certNo")
                        .filter(title.get().number()::equals)
                        .isEmpty()) {
            found.add(Finding.block(
                    "REG-17",
                    null,
                    "title.not-live",
                    filing.fact("realty.certNo").orElse("")));
            return found;
        }
        List<Owner> buyers = Owner.in(filing.rows("deal.buyers"));
        if (title.get().isHeldBy(buyers)) {
            found.add(Finding.pass("REG-14", "deal.buyers", "mortgagors.are-the-owners", Owner.names(buyers)));
        } else {
            found.add(Finding.block("REG-14", "deal.buyers", "mortgagors.are-not-the-owners", Owner.names(buyers)));
        }
        if (filing.text("deal.loanBank").isEmpty()) {
            found.add(Finding.block("REG-16", "deal.loanBank", "mortgage.no-bank"));
        }
        if (filing.amount("deal.loanAmount").signum() <= 0) {
            found.add(Finding.block("REG-16", "deal.loanAmount", "mortgage.no-amount"));
        }
        register.burdens(title.get().unitCode()).stream()
                .filter(burden -> burden.kind() == Kind.SEAL)
                .forEach(seal -> found.add(Finding.block("REG-22", null, "unit.sealed", seal.number(), seal.holder())));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        Optional<Unit> unit = filing.fact("realty.unitCode").flatMap(register::lock);
        List<Finding> blocking =
                examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Unit flat = unit.orElseThrow();
        Registry registry = registries
                .ofRegion(flat.region())
                .orElseThrow(() -> new Blocked(Finding.block("REG-7", null, "unit.outside", flat.region())));
        LocalDate today = at.atZone(TransferDesk.CHINA).toLocalDate();
        var mortgage = new Burden(
                titles.next(TitleNumber.Kind.CERTIFICATE, registry, today.getYear()),
                flat.code(),
                Kind.MORTGAGE,
                filing.text("deal.loanBank").orElseThrow(),
                filing.amount("deal.loanAmount"),
                today);
        register.lay(mortgage, filing.caseId());
        boolean enterprise = filing.rows("deal.buyers").stream()
                .anyMatch(
                        buyer -> buyer.text("kind").filter("ENTERPRISE"::equals).isPresent());
        Optional<Fee> fee = fees.fee("MORTGAGE", flat.plannedUse(), enterprise, today);
        return Grant.of(
                Map.of("mortgage.certNo", mortgage.number()), certificate(mortgage, flat, registry, filing, fee));
    }

    private CertificateDraft certificate(
            Burden mortgage, Unit unit, Registry registry, Filing filing, Optional<Fee> fee) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("证明权利或事项", "抵押权");
        lines.put("权利人（抵押权人）", mortgage.holder());
        lines.put("义务人", Owner.names(Owner.in(filing.rows("deal.buyers"))));
        lines.put("坐落", unit.location());
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        lines.put("不动产权证号", filing.fact("realty.certNo").orElseThrow());
        lines.put("债权数额（元）", mortgage.amount().toPlainString());
        lines.put("登记机构", registry.office());
        lines.put("登记日期", mortgage.since().toString());
        fee.ifPresent(due -> lines.put("登记费", due.amount().toPlainString() + "元（" + due.rule() + "）"));
        return new CertificateDraft("MORTGAGE_CERTIFICATE", mortgage.number(), mortgage.holder(), lines);
    }
}
