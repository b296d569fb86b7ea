package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import cn.yijianshi.propertyregistration.domain.Registries.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 预告登记: keeps the unit for its buyer, and notes his mortgage, which becomes one when he is entered if both agreed. */
public final class PrenoticeDesk extends RegisterDesk {

    public PrenoticeDesk(Office office) {
        super("re_prenotice", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        Optional<Title> title = title(filing, found);
        if (title.isEmpty()) {
            return;
        }
        List<Owner> sellers = Owner.in(filing.rows("deal.sellers"));
        if (title.get().isHeldBy(sellers)) {
            found.add(Finding.pass("REG-14", "deal.sellers", "sellers.are-the-owners", Owner.names(sellers)));
        } else {
            found.add(Finding.block("REG-14", "deal.sellers", "sellers.are-not-the-owners", Owner.names(sellers)));
        }
        if (Owner.in(filing.rows("deal.buyers")).isEmpty()) {
            found.add(Finding.block("REG-16", "deal.buyers", "buyers.none"));
        }
        if (notesMortgage(filing)) {
            if (filing.text("deal.loanBank").isEmpty()) {
                found.add(Finding.block("REG-16", "deal.loanBank", "mortgage.no-bank"));
            }
            if (filing.amount("deal.loanAmount").signum() <= 0) {
                found.add(Finding.block("REG-16", "deal.loanAmount", "mortgage.no-amount"));
            }
        }
        String code = title.get().unitCode();
        sealsStop(code, found);
        for (Burden burden : office.register().burdens(code)) {
            if (burden.kind() == Kind.ADVANCE_NOTICE || burden.kind() == Kind.ADVANCE_MORTGAGE) {
                found.add(Finding.block("CIVIL-221", null, "unit.promised-to-another", burden.holder()));
            } else if (burden.kind() == Kind.OBJECTION) {
                found.add(Finding.block("REG-22", null, "unit.disputed", burden.number(), burden.holder()));
            }
        }
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> locked, Ground ground) {
        Unit unit = locked.orElseThrow();
        Registry registry = office.registryOf(unit.region());
        String buyers = Owner.names(Owner.in(filing.rows("deal.buyers")));
        var outputs = new LinkedHashMap<String, String>();
        var papers = new ArrayList<CertificateDraft>();
        for (Owner buyer : Owner.in(filing.rows("deal.buyers"))) {
            Burden notice = laid(Kind.ADVANCE_NOTICE, buyer.name(), filing, false, unit, registry, ground);
            outputs.putIfAbsent("prenotice.certNo", notice.number());
            papers.add(paper(notice, buyers, unit, registry, filing));
        }
        if (notesMortgage(filing)) {
            Burden mortgage = laid(
                    Kind.ADVANCE_MORTGAGE,
                    filing.text("deal.loanBank").orElseThrow(),
                    filing,
                    filing.yes("reg.convertAgreed"),
                    unit,
                    registry,
                    ground);
            outputs.put("prenotice.mortgageCertNo", mortgage.number());
            papers.add(paper(mortgage, buyers, unit, registry, filing));
        }
        return new Grant(outputs, papers);
    }

    private Burden laid(
            Kind kind, String holder, Filing filing, boolean converts, Unit unit, Registry registry, Ground ground) {
        var burden = new Burden(
                office.number(TitleNumber.Kind.CERTIFICATE, registry, ground),
                unit.code(),
                kind,
                holder,
                kind == Kind.ADVANCE_MORTGAGE ? filing.amount("deal.loanAmount") : null,
                ground.day(),
                converts,
                null);
        office.register().lay(burden, ground);
        return burden;
    }

    private static boolean notesMortgage(Filing filing) {
        return filing.yes("reg.prenoticeMortgage");
    }

    private static CertificateDraft paper(Burden burden, String buyers, Unit unit, Registry registry, Filing filing) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("证明权利或事项", burden.kind().label());
        lines.put("权利人（申请人）", burden.holder());
        lines.put(
                "义务人",
                burden.kind() == Kind.ADVANCE_MORTGAGE ? buyers : Owner.names(Owner.in(filing.rows("deal.sellers"))));
        lines.put("坐落", unit.location());
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        if (burden.amount() != null) {
            lines.put("债权数额（元）", burden.amount().toPlainString());
            lines.put("转为抵押权登记", burden.converts() ? "转移登记时自动转为抵押权登记" : "另行申请");
        }
        lines.put("登记机构", registry.office());
        lines.put("登记日期", burden.since().toString());
        return new CertificateDraft("PRENOTICE_CERTIFICATE", burden.number(), burden.holder(), lines);
    }
}
