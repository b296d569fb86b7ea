package cn.yijianshi.tax.domain;

import cn.yijianshi.department.domain.Filing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What decides about the taxes on one transfer.
 *
 * @param price as the contract says, VAT included
 * @param homes homes of the buyer's family after the purchase; 3 stands for three and more, 0 for not said
 * @param heldYears whole years the seller held it
 * @param relief an exemption an officer granted; null without
 */
record HouseDeal(
        LocalDate on,
        String cause,
        BigDecimal price,
        BigDecimal area,
        boolean housing,
        boolean sellersAreNatural,
        boolean buyersAreNatural,
        int homes,
        int heldYears,
        boolean sellersOnlyHome,
        String method,
        BigDecimal originalPrice,
        BigDecimal reasonableCosts,
        String relief) {

    /** The law of the day the contract was signed decides; without a contract, that of the day of filing. */
    static HouseDeal in(Filing filing) {
        LocalDate on = filing.date("deal.signedOn").orElse(filing.filedOn());
        return new HouseDeal(
                on,
                filing.text("reg.cause").orElse("SALE"),
                filing.amount("deal.price"),
                filing.amount("realty.buildingArea"),
                filing.text("realty.plannedUse").orElse("RESIDENCE").equals("RESIDENCE"),
                areNatural(filing.rows("deal.sellers")),
                areNatural(filing.rows("deal.buyers")),
                filing.text("tax.buyerHomes").map(HouseDeal::homes).orElse(0),
                heldYears(filing, on),
                filing.yes("tax.sellerOnlyHome"),
                filing.text("tax.pitMethod").orElse(""),
                filing.amount("tax.originalPrice"),
                filing.amount("tax.reasonableCosts"),
                null);
    }

    HouseDeal relievedBy(String granted) {
        return changed(price, granted);
    }

    HouseDeal assessedAt(BigDecimal assessed) {
        return changed(assessed, relief);
    }

    private HouseDeal changed(BigDecimal toPrice, String toRelief) {
        return new HouseDeal(
                on,
                cause,
                toPrice,
                area,
                housing,
                sellersAreNatural,
                buyersAreNatural,
                homes,
                heldYears,
                sellersOnlyHome,
                method,
                originalPrice,
                reasonableCosts,
                toRelief);
    }

    static String names(List<Filing.Row> parties) {
        return parties.stream().flatMap(party -> party.text("name").stream()).collect(Collectors.joining("、"));
    }

    private static boolean areNatural(List<Filing.Row> parties) {
        return parties.stream()
                .noneMatch(
                        party -> party.text("kind").filter("ENTERPRISE"::equals).isPresent());
    }

    private static int homes(String text) {
        char first = text.charAt(0);
        return Character.isDigit(first) ? Math.min(3, first - '0') : 0;
    }

    /** From the day of the title or the deed tax; without it from what the seller ticked. */
    private static int heldYears(Filing filing, LocalDate on) {
        Optional<LocalDate> from = filing.date("tax.sellerHoldFrom");
        if (from.isPresent()) {
            return Math.max(0, Period.between(from.get(), on).getYears());
        }
        return switch (filing.text("tax.sellerHeld").orElse("")) {
            case "FROM2TO5" -> 2;
            case "OVER5" -> 5;
            default -> 0;
        };
    }
}
