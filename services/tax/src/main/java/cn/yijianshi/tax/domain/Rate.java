package cn.yijianshi.tax.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * One line of the rate table. A condition that is null holds for every deal; of the lines that hold, the first counts.
 *
 * @param rule as printed beside the amount
 * @param natural whether the one who pays must be a natural person
 * @param heldFrom whole years held, at least
 * @param heldBelow whole years held, fewer than
 * @param areaOver square metres, more than
 * @param areaTo square metres, at most
 * @param relief an exemption for who the payer is; such a line counts only when an officer granted it
 */
public record Rate(
        String rule,
        Tax tax,
        Set<String> causes,
        Boolean housing,
        Boolean natural,
        Integer homesFrom,
        Integer homesTo,
        BigDecimal areaOver,
        BigDecimal areaTo,
        Integer heldFrom,
        Integer heldBelow,
        Boolean onlyHome,
        String method,
        String relief,
        Base base,
        BigDecimal percent,
        LocalDate validFrom,
        LocalDate validTo,
        String source) {

    public enum Base {
        /** The price with VAT. */
        PRICE,
        /** The price without VAT. */
        NET,
        /** The VAT itself. */
        VAT,
        /** What the seller gained: net price less original price, costs and taxes. */
        GAIN
    }

    boolean holds(HouseDeal deal) {
        boolean payerIsNatural = tax.payer() == Tax.Party.SELLER ? deal.sellersAreNatural() : deal.buyersAreNatural();
        return !deal.on().isBefore(validFrom)
                && (validTo == null || !deal.on().isAfter(validTo))
                && (causes == null || causes.contains(deal.cause()))
                && (housing == null || housing == deal.housing())
                && (natural == null || natural == payerIsNatural)
                && (homesFrom == null || deal.homes() >= homesFrom)
                && (homesTo == null || deal.homes() <= homesTo)
                && (areaOver == null || deal.area().compareTo(areaOver) > 0)
                && (areaTo == null || deal.area().compareTo(areaTo) <= 0)
                && (heldFrom == null || deal.heldYears() >= heldFrom)
                && (heldBelow == null || deal.heldYears() < heldBelow)
                && (onlyHome == null || onlyHome == deal.sellersOnlyHome())
                && (method == null || method.equals(deal.method()))
                && (relief == null || relief.equals(deal.relief()));
    }

    boolean isExemption() {
        return percent.signum() == 0;
    }
}
