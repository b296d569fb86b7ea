package cn.yijianshi.propertyregistration.domain;

import static cn.yijianshi.department.domain.Finding.block;
import static cn.yijianshi.department.domain.Finding.pass;
import static cn.yijianshi.department.domain.Finding.warn;

import cn.yijianshi.department.domain.Filing;
import cn.yijianshi.department.domain.Finding;
import cn.yijianshi.platform.identifiers.TitleNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What stands in the way of entering a new owner (REG 16, 17, 22; DEED 11). */
final class TransferRules {
    private static final BigDecimal AREA_TOLERANCE = new BigDecimal("0.01");
    /** One party alone applies (REG 14): the old owner may be dead or unwilling. */
    private static final Set<String> ONE_SIDED = Set.of("INHERITANCE", "JUDGMENT");
    /** Co-owners share out what they have: nobody from outside joins. */
    private static final Set<String> AMONG_CO_OWNERS = Set.of("DIVISION", "DIVORCE");
    /** 契税法 第六条. */
    private static final Set<String> FREE_OF_DEED_TAX = Set.of("INHERITANCE", "SPOUSES");

    private final RealtyRegister register;

    TransferRules(RealtyRegister register) {
        this.register = register;
    }

    void examine(Filing filing, LocalDate today, List<Finding> found) {
        String code = filing.text("realty.unitCode").orElse("");
        var unit = register.unit(code);
        var title = register.liveTitle(code);
        if (unit.isEmpty() || title.isEmpty()) {
            found.add(block("REG-17", "realty.unitCode", "unit.not-registered", code));
            return;
        }
        title(filing, title.get(), found);
        unit(filing, unit.get(), today, found);
        burdens(filing, code, found);
        buyers(filing, title.get(), found);
        contract(filing, today, found);
        tax(filing, found);
    }

    private static void title(Filing filing, Title title, List<Finding> found) {
        String number = filing.text("realty.certNo").map(TitleNumber::normalise).orElse("");
        if (!title.bears(number)) {
            found.add(block("REG-17", "realty.certNo", "title.not-live", number));
        }
        List<Owner> sellers = Owner.in(filing.rows("deal.sellers"));
        boolean oneSided = ONE_SIDED.contains(cause(filing));
        if (sellers.isEmpty() && oneSided) {
            if (filing.text("deal.causeDocNo").isEmpty()) {
                found.add(block("REG-14", "deal.causeDocNo", "cause.no-document"));
            } else {
                found.add(warn("REG-14", "deal.causeDocNo", "cause.check-document", Owner.names(title.owners())));
            }
        } else if (title.isHeldBy(sellers)) {
            found.add(pass("REG-14", "deal.sellers", "sellers.are-the-owners", Owner.names(sellers)));
        } else if (Succession.givesAPart(title, sellers)) {
            // 民法典 305, 306: the other co-owners may buy before a stranger does.
            found.add(warn(
                    "CIVIL-305",
                    "deal.sellers",
                    "sellers.give-their-share",
                    Owner.names(sellers),
                    Succession.given(title, sellers).stripTrailingZeros().toPlainString()));
        } else {
            found.add(block("REG-14", "deal.sellers", "sellers.are-not-the-owners", Owner.names(sellers)));
        }
    }

    private static void unit(Filing filing, Unit unit, LocalDate today, List<Finding> found) {
        BigDecimal area = filing.amount("realty.buildingArea");
        if (area.subtract(unit.buildingArea()).abs().compareTo(AREA_TOLERANCE) > 0) {
            found.add(block(
                    "REG-17",
                    "realty.buildingArea",
                    "unit.area-differs",
                    area.toPlainString(),
                    unit.buildingArea().toPlainString()));
        }
        String location = filing.text("realty.location").orElse("");
        if (!Places.same(location, unit.location())) {
            found.add(block("REG-17", "realty.location", "unit.location-differs", location, unit.location()));
        }
        String use = filing.text("realty.plannedUse").orElse("");
        if (!use.equals(unit.plannedUse())) {
            found.add(block("REG-17", "realty.plannedUse", "unit.use-differs"));
        }
        if (unit.termUntil() != null && unit.termUntil().isBefore(today)) {
            found.add(block("REG-22", null, "unit.term-over", unit.termUntil().toString()));
        }
    }

    private void burdens(Filing filing, String code, List<Finding> found) {
        List<String> buyers =
                Owner.in(filing.rows("deal.buyers")).stream().map(Owner::name).toList();
        boolean free = true;
        for (Burden burden : register.burdens(code)) {
            free = false;
            switch (burden.kind()) {
                case SEAL -> found.add(block("REG-22", null, "unit.sealed", burden.number(), burden.holder()));
                case MORTGAGE -> found.add(mortgage(filing, burden));
                case OBJECTION -> found.add(block("REG-22", null, "unit.disputed", burden.number(), burden.holder()));
                case ADVANCE_NOTICE -> {
                    if (!buyers.contains(burden.holder())) {
                        found.add(block("REG-22", null, "unit.promised-to-another", burden.holder()));
                    }
                }
                case ADVANCE_MORTGAGE ->
                    found.add(
                            burden.converts()
                                    ? warn("S4-37", null, "mortgage.converts", burden.number(), burden.holder())
                                    : block("REG-22", null, "unit.mortgage-noted", burden.number(), burden.holder()));
                case RIGHT_OF_RESIDENCE ->
                    found.add(warn("REG-22", null, "unit.somebody-may-live-there", burden.holder()));
            }
        }
        if (free) {
            found.add(pass("REG-22", null, "unit.free"));
        }
    }

    /** With the mortgagee's consent the mortgage goes along (带押过户); otherwise it is cancelled first. */
    private static Finding mortgage(Filing filing, Burden mortgage) {
        boolean named =
                filing.text("deal.mortgagee").filter(mortgage.holder()::equals).isPresent();
        if (filing.yes("deal.withMortgage")
                && named
                && filing.text("deal.mortgageConsentNo").isPresent()) {
            return warn(
                    "CIVIL-406",
                    "deal.mortgageConsentNo",
                    "unit.mortgage-goes-along",
                    mortgage.number(),
                    mortgage.holder(),
                    filing.text("deal.mortgageConsentNo").orElse(""));
        }
        return filing.yes("deal.withMortgage")
                ? block(
                        "CIVIL-406",
                        "deal.mortgageConsentNo",
                        "unit.mortgage-without-consent",
                        mortgage.number(),
                        mortgage.holder())
                : block("REG-22", "deal.oldMortgage", "unit.mortgaged", mortgage.number(), mortgage.holder());
    }

    private static void buyers(Filing filing, Title title, List<Finding> found) {
        List<Owner> buyers = Owner.in(filing.rows("deal.buyers"));
        List<Owner> sellers = Owner.in(filing.rows("deal.sellers"));
        if (AMONG_CO_OWNERS.contains(cause(filing))
                && buyers.stream().anyMatch(buyer -> title.owners().stream().noneMatch(buyer::is))) {
            found.add(block("CIVIL-304", "deal.buyers", "buyers.are-not-co-owners"));
        }
        if (Succession.givesAPart(title, sellers)) {
            BigDecimal given = Succession.given(title, sellers);
            if (Title.sum(buyers).compareTo(given) != 0) {
                found.add(block(
                        "REG-16",
                        "deal.buyers",
                        "buyers.take-another-share",
                        Title.sum(buyers).toPlainString(),
                        given.stripTrailingZeros().toPlainString()));
            }
            return;
        }
        String coOwn = filing.text("deal.coOwn").orElse("SOLE");
        if (buyers.isEmpty()) {
            found.add(block("REG-16", "deal.buyers", "buyers.none"));
        } else if (coOwn.equals("SOLE") && buyers.size() > 1) {
            found.add(block("REG-16", "deal.coOwn", "buyers.sole-is-one", "" + buyers.size()));
        } else if (!coOwn.equals("SOLE") && buyers.size() == 1) {
            found.add(block("REG-16", "deal.coOwn", "buyers.together-are-two"));
        }
        BigDecimal shares = Title.sum(buyers);
        // Who owns jointly has no shares to add up.
        if (!buyers.isEmpty() && coOwn.equals("SHARES") && shares.compareTo(Title.WHOLE) != 0) {
            found.add(block("REG-16", "deal.buyers", "buyers.shares-differ", shares.toPlainString()));
        }
    }

    private static void contract(Filing filing, LocalDate today, List<Finding> found) {
        filing.date("deal.signedOn")
                .filter(day -> day.isAfter(today))
                .ifPresent(
                        day -> found.add(block("REG-16", "deal.signedOn", "contract.of-the-future", day.toString())));
        if (!cause(filing).equals("SALE")) {
            return;
        }
        if (filing.amount("deal.price").signum() <= 0) {
            found.add(block("REG-16", "deal.price", "contract.no-price"));
        }
        String contract = filing.text("deal.contractNo").orElse("");
        var checked = filing.fact("transaction.contractNo");
        if (checked.isEmpty()) {
            found.add(warn("REG-16", "deal.contractNo", "contract.not-checked"));
        } else if (!checked.get().equals(contract)) {
            found.add(block("REG-16", "deal.contractNo", "contract.differs", contract, checked.get()));
        } else {
            found.add(pass("REG-16", "deal.contractNo", "contract.checked", contract));
        }
    }

    private static void tax(Filing filing, List<Finding> found) {
        if (filing.fact("tax.paid").filter("true"::equals).isPresent()) {
            found.add(pass("DEED-11", null, "tax.settled"));
        } else if (FREE_OF_DEED_TAX.contains(cause(filing))
                && filing.fact("tax.paid").isEmpty()) {
            found.add(warn("DEED-6", "reg.cause", "tax.exempt-by-cause"));
        } else {
            found.add(block("DEED-11", null, "tax.open"));
        }
    }

    static String cause(Filing filing) {
        return filing.text("reg.cause")
                .or(() -> filing.text("reg.divisionCause"))
                .orElse("SALE");
    }
}
