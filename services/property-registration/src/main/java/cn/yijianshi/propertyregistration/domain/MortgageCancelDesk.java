package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** 抵押权注销登记: takes the old mortgage off, with the bank's consent. */
public final class MortgageCancelDesk extends RegisterDesk {

    public MortgageCancelDesk(Office office) {
        super("re_mortgage_cancel", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        Optional<Burden> mortgage = mortgage(filing);
        if (mortgage.isEmpty()) {
            found.add(Finding.block("REG-17", "deal.oldMortgageNo", "mortgage.not-live", number(filing)));
            return;
        }
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
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground) {
        Burden mortgage = mortgage(filing).orElseThrow();
        office.register().lift(mortgage, ground);
        return Grant.of(Map.of("mortgage.cancelledNo", mortgage.number()));
    }

    @Override
    boolean waitsItsTurn() {
        return false;
    }

    private Optional<Burden> mortgage(Filing filing) {
        return office.register().burdens(unitCode(filing).orElse("")).stream()
                .filter(burden -> burden.kind() == Kind.MORTGAGE)
                .filter(burden -> burden.number().equals(number(filing)))
                .findFirst();
    }

    private static String number(Filing filing) {
        return filing.text("deal.oldMortgageNo").map(TitleNumber::normalise).orElse("");
    }
}
