package cn.yijianshi.propertyregistration.domain;

import cn.yijianshi.department.domain.CertificateDraft;
import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.department.domain.Grant;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.propertyregistration.domain.Burden.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 抵押权变更登记: a mortgage secures another sum, runs to another day, ranks elsewhere or its holder bears another name. It
 * stays the same mortgage under the same number.
 */
public final class MortgageChangeDesk extends RegisterDesk {

    public MortgageChangeDesk(Office office) {
        super("re_mortgage_change", office);
    }

    @Override
    void examine(Filing filing, List<Finding> found) {
        Optional<Title> title = title(filing, found);
        if (title.isEmpty()) {
            return;
        }
        String code = title.get().unitCode();
        sealsStop(code, found);
        List<Burden> mortgages = mortgages(code);
        Optional<Burden> mortgage = named(filing, mortgages);
        if (mortgage.isEmpty()) {
            found.add(Finding.block("REG-17", "deal.oldMortgageNo", "mortgage.not-live", number(filing)));
            return;
        }
        String holder = mortgage.get().holder();
        filing.text("deal.mortgagee")
                .filter(name -> !name.equals(holder))
                .ifPresent(name ->
                        found.add(Finding.block("REG-14", "deal.mortgagee", "mortgage.of-another", name, holder)));
        malformed(filing, mortgages, found);
        List<Burden> touched = touched(filing, mortgage.get(), mortgages);
        if (!touched.isEmpty()) {
            found.add(Finding.warn(
                    "CIV-409",
                    "mortgage.changes",
                    "mortgage.others-consent",
                    touched.stream().map(Burden::holder).distinct().collect(Collectors.joining("、"))));
        }
    }

    private static void malformed(Filing filing, List<Burden> mortgages, List<Finding> found) {
        if (filing.texts("mortgage.changes").isEmpty()) {
            found.add(Finding.block("REG-16", "mortgage.changes", "mortgage.nothing-changes"));
        }
        if (changes(filing, "AMOUNT") && newAmount(filing).signum() <= 0) {
            found.add(Finding.block("REG-16", "mortgage.newAmount", "mortgage.no-amount"));
        }
        if (changes(filing, "TERM") && newTerm(filing).isEmpty()) {
            found.add(Finding.block("REG-16", "mortgage.newTermTo", "mortgage.no-term"));
        }
        if (changes(filing, "RANK") && (newRank(filing) < 1 || newRank(filing) > mortgages.size())) {
            found.add(Finding.block(
                    "REG-16", "mortgage.newRank", "mortgage.no-such-rank", String.valueOf(mortgages.size())));
        }
        if (changes(filing, "PARTY") && newName(filing).isEmpty()) {
            found.add(Finding.block("REG-16", "mortgage.newName", "mortgage.no-name"));
        }
    }

    /** Other mortgages that are worse off: without their holders' written consent nothing changes for them (CIV 409). */
    private static List<Burden> touched(Filing filing, Burden mortgage, List<Burden> mortgages) {
        int now = rank(mortgage, mortgages) - 1;
        int then = changes(filing, "RANK") ? newRank(filing) - 1 : now;
        boolean secures = changes(filing, "AMOUNT")
                && (mortgage.amount() == null || newAmount(filing).compareTo(mortgage.amount()) > 0);
        var touched = new ArrayList<Burden>();
        for (int place = 0; place < mortgages.size(); place++) {
            boolean passed = place >= then && place < now;
            boolean behind = place > now && place > then;
            if (passed || secures && behind) {
                touched.add(mortgages.get(place));
            }
        }
        return touched;
    }

    @Override
    Grant enter(Filing filing, Map<String, String> result, Optional<Unit> unit, Ground ground) {
        Unit flat = unit.orElseThrow();
        Burden before = named(filing, mortgages(flat.code())).orElseThrow();
        Burden after = changed(filing, before);
        office.register().change(after, difference(filing, before), ground);
        if (changes(filing, "RANK")) {
            office.register().rank(ranked(flat.code(), after, newRank(filing)));
        }
        String notice = office.titles()
                .ofChange(office.registryOf(flat.region()), ground.day().getYear());
        return Grant.of(Map.of("mortgage.changeNo", notice), notice(notice, after, flat, filing, ground));
    }

    private static Burden changed(Filing filing, Burden before) {
        Burden after = before;
        if (changes(filing, "AMOUNT")) {
            after = after.securing(newAmount(filing));
        }
        if (changes(filing, "TERM")) {
            after = after.until(newTerm(filing).orElseThrow());
        }
        if (changes(filing, "PARTY")) {
            after = after.heldBy(newName(filing).orElseThrow());
        }
        return after;
    }

    /** Everything on the unit: the mortgages in their new order, what is no mortgage where it was. */
    private List<Burden> ranked(String code, Burden moved, int rank) {
        var order = new ArrayList<>(mortgages(code));
        order.add(rank - 1, order.remove(rank(moved, order) - 1));
        var next = order.iterator();
        return office.register().burdens(code).stream()
                .map(burden -> burden.kind() == Kind.MORTGAGE ? next.next() : burden)
                .toList();
    }

    private String difference(Filing filing, Burden before) {
        var parts = new ArrayList<String>();
        if (changes(filing, "AMOUNT")) {
            parts.add("债权数额 %s→%s".formatted(shown(before.amount()), shown(newAmount(filing))));
        }
        if (changes(filing, "TERM")) {
            parts.add("债务履行期止 %s→%s"
                    .formatted(
                            before.until() == null ? "未记载" : before.until(),
                            newTerm(filing).orElseThrow()));
        }
        if (changes(filing, "RANK")) {
            parts.add("顺位 %d→%d".formatted(rank(before, mortgages(before.unitCode())), newRank(filing)));
        }
        if (changes(filing, "PARTY")) {
            parts.add("抵押权人 %s→%s".formatted(before.holder(), newName(filing).orElseThrow()));
        }
        return String.join("；", parts);
    }

    private CertificateDraft notice(String number, Burden mortgage, Unit unit, Filing filing, Ground ground) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("抵押权人", mortgage.holder());
        lines.put("不动产登记证明号", mortgage.number());
        lines.put("坐落", unit.location());
        lines.put("不动产单元号", new RealtyUnitCode(unit.code()).grouped());
        lines.put("不动产权证号", certificate(filing).orElseThrow());
        lines.put("债权数额（元）", shown(mortgage.amount()));
        if (mortgage.until() != null) {
            lines.put("债务履行期止", mortgage.until().toString());
        }
        lines.put("抵押顺位", "第" + rank(mortgage, mortgages(unit.code())) + "顺位");
        lines.put("登记机构", office.registryOf(unit.region()).office());
        lines.put("登记日期", ground.day().toString());
        return new CertificateDraft("MORTGAGE_CHANGE", number, mortgage.holder(), lines);
    }

    private static int rank(Burden mortgage, List<Burden> mortgages) {
        return 1 + mortgages.stream().map(Burden::number).toList().indexOf(mortgage.number());
    }

    private List<Burden> mortgages(String code) {
        return office.register().burdens(code).stream()
                .filter(burden -> burden.kind() == Kind.MORTGAGE)
                .toList();
    }

    private static Optional<Burden> named(Filing filing, List<Burden> mortgages) {
        return mortgages.stream()
                .filter(burden -> burden.number().equals(number(filing)))
                .findFirst();
    }

    private static String number(Filing filing) {
        return filing.text("deal.oldMortgageNo").map(TitleNumber::normalise).orElse("");
    }

    private static boolean changes(Filing filing, String what) {
        return filing.texts("mortgage.changes").contains(what);
    }

    private static BigDecimal newAmount(Filing filing) {
        return filing.amount("mortgage.newAmount").setScale(2, RoundingMode.HALF_UP);
    }

    private static Optional<LocalDate> newTerm(Filing filing) {
        return filing.date("mortgage.newTermTo");
    }

    private static int newRank(Filing filing) {
        return filing.amount("mortgage.newRank").intValue();
    }

    private static Optional<String> newName(Filing filing) {
        return filing.text("mortgage.newName").filter(name -> !name.isBlank());
    }

    private static String shown(BigDecimal amount) {
        return amount == null ? "未记载" : amount.toPlainString();
    }
}
