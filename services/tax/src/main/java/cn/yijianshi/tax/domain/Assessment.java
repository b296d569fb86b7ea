package cn.yijianshi.tax.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The taxes on one transfer, line by line. */
public record Assessment(BigDecimal price, BigDecimal netPrice, List<Line> lines, List<Tax> undecided) {

    /** @param rule the line of the rate table it comes from */
    public record Line(Tax tax, String rule, BigDecimal base, BigDecimal percent, BigDecimal amount) {}

    public Assessment {
        lines = List.copyOf(lines);
        undecided = List.copyOf(undecided);
    }

    public Optional<Line> line(Tax tax) {
        return lines.stream().filter(line -> line.tax() == tax).findFirst();
    }

    public BigDecimal amount(Tax tax) {
        return line(tax).map(Line::amount).orElse(BigDecimal.ZERO.setScale(2));
    }

    public BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    public boolean isFree() {
        return undecided.isEmpty() && total().signum() == 0;
    }
}
