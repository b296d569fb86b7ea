package cn.yijianshi.utilityhookup.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a provider may ask a customer for, by the table of the administration. */
public interface Charges {

    List<Charge> of(Supply supply, String purpose, LocalDate day);

    /** @param kind CONNECTION or DEPOSIT */
    record Charge(String kind, BigDecimal amount, String source) {
        String label() {
            return kind.equals("DEPOSIT") ? "保证金（元）" : "报装费（元）";
        }
    }
}
