package cn.yijianshi.tax.domain;

import cn.yijianshi.tax.domain.Assessment.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Works out the taxes on the transfer of a house: VAT, net price, surcharge, income tax, deed tax, stamp tax. */
final class HouseTaxes {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Rate> table;

    HouseTaxes(List<Rate> table) {
        this.table = List.copyOf(table);
    }

    Assessment of(HouseDeal deal) {
        return new Working(deal).assessment();
    }

    private final class Working {
        private final HouseDeal deal;
        private final List<Line> lines = new ArrayList<>();
        private final List<Tax> undecided = new ArrayList<>();
        private BigDecimal vat = yuan(BigDecimal.ZERO);
        private BigDecimal net;
        private BigDecimal surcharge = yuan(BigDecimal.ZERO);

        Working(HouseDeal deal) {
            this.deal = deal;
            this.net = yuan(deal.price());
        }

        Assessment assessment() {
            valueAddedTax();
            line(Tax.SURCHARGE);
            surcharge = lines.stream()
                    .filter(line -> line.tax() == Tax.SURCHARGE)
                    .map(Line::amount)
                    .findFirst()
                    .orElse(surcharge);
            line(Tax.INCOME_TAX);
            line(Tax.DEED_TAX);
            line(Tax.STAMP_SELLER);
            line(Tax.STAMP_BUYER);
            line(Tax.LAND_VALUE_TAX);
            return new Assessment(yuan(deal.price()), net, lines, undecided);
        }

        /** The price includes it, so the net price comes first and the tax is what is left: the two always add up. */
        private void valueAddedTax() {
            Rate rate = first(Tax.VAT);
            if (rate == null) {
                return;
            }
            BigDecimal factor = BigDecimal.ONE.add(rate.percent().divide(HUNDRED));
            net = deal.price().divide(factor, 2, RoundingMode.HALF_UP);
            vat = yuan(deal.price()).subtract(net);
            lines.add(new Line(Tax.VAT, rate.rule(), net, rate.percent(), vat));
        }

        private void line(Tax tax) {
            Rate rate = first(tax);
            if (rate == null) {
                return;
            }
            // Nobody knows a part of a tax that an officer has yet to assess.
            if (rate.base() == Rate.Base.VAT && undecided.contains(Tax.VAT)) {
                undecided.add(tax);
                return;
            }
            BigDecimal base = base(rate);
            BigDecimal amount = base.multiply(rate.percent()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            lines.add(new Line(tax, rate.rule(), base, rate.percent(), amount));
        }

        private BigDecimal base(Rate rate) {
            return switch (rate.base()) {
                case PRICE -> yuan(deal.price());
                case NET -> net;
                case VAT -> vat;
                case GAIN ->
                    yuan(net.subtract(deal.originalPrice())
                            .subtract(deal.reasonableCosts())
                            .subtract(surcharge)
                            // Whoever sells below cost owes nothing, and gets nothing back.
                            .max(BigDecimal.ZERO));
            };
        }

        private Rate first(Tax tax) {
            Rate found = table.stream()
                    .filter(rate -> rate.tax() == tax && rate.holds(deal))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                undecided.add(tax);
            }
            return found;
        }
    }

    private static BigDecimal yuan(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
