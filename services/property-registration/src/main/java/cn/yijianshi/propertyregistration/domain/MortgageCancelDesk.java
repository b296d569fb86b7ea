package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Blocked;
import cn.yijianshi.department.domain.Desk;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 抵押权注销登记: takes the old mortgage off, with the bank's consent. */
public final class MortgageCancelDesk implements Desk {
    private final RealtyRegister register;

    public MortgageCancelDesk(RealtyRegister register) {
        this.register = register;
    }

    @Override
    public String item() {
        return "re_mortgage_cancel";
    }

    @Override
    public List<Finding> examine(Filing filing) {
        Optional<Burden> mortgage = mortgage(filing);
        if (mortgage.isEmpty()) {
            return List.of(Finding.block("REG-17", "deal.oldMortgageNo", "mortgage.not-live", number(filing)));
        }
        var found = new ArrayList<Finding>();
        found.add(Finding.pass(
                "REG-17",
                "deal.oldMortgageNo",
                "mortgage.found",
                mortgage.get().number(),
                mortgage.get().holder()));
        filing.text("deal.mortgagee")
                .filter(name -> !name.equals(mortgage.get().holder()))
                .ifPresent(name -> found.add(Finding.block(
                        "REG-14",
                        "deal.mortgagee",
                        "mortgage.of-another",
                        name,
                        mortgage.get().holder())));
        return found;
    }

    @Override
    public Grant grant(Filing filing, Map<String, String> result, Instant at) {
        filing.text("realty.unitCode").flatMap(register::lock);
        List<Finding> blocking =
                examine(filing).stream().filter(Finding::blocks).toList();
        if (!blocking.isEmpty()) {
            throw new Blocked(blocking);
        }
        Burden mortgage = mortgage(filing).orElseThrow();
        register.lift(mortgage, at.atZone(TransferDesk.CHINA).toLocalDate(), filing.caseId());
        return Grant.of(Map.of("mortgage.cancelledNo", mortgage.number()));
    }

    private Optional<Burden> mortgage(Filing filing) {
        return register.burdens(filing.text("realty.unitCode").orElse("")).stream()
                .filter(burden -> burden.kind() == Kind.MORTGAGE)
                .filter(burden -> burden.number().equals(number(filing)))
                .findFirst();
    }

    private static String number(Filing filing) {
        return filing.text("deal.oldMortgageNo").map(TitleNumber::normalise).orElse("");
    }
}
