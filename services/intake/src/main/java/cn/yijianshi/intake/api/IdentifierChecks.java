package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.platform.identifiers.CitizenId;
import cn.yijianshi.platform.identifiers.RealtyUnitCode;
import cn.yijianshi.platform.identifiers.TitleNumber;
import cn.yijianshi.platform.identifiers.Uscc;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The checks that form fields may name, with the real check digits behind them. */
@Component
class IdentifierChecks implements Checks {

    private static final Logger LOG = LoggerFactory.getLogger(IdentifierChecks.class);
    private static final ZoneId ZONE_OF_LAW = ZoneId.of("Asia/Shanghai");
    private static final Predicate<String> MOBILE =
            Pattern.compile("1[3-9][0-9]{9}").asMatchPredicate();

    private final Map<String, Predicate<String>> byName;

    IdentifierChecks(Clock clock) {
        this.byName = Map.of(
                "USCC",
                Uscc::valid,
                "CITIZEN_ID",
                number -> CitizenId.valid(number, LocalDate.now(clock.withZone(ZONE_OF_LAW))),
                "WORKER_ID",
                number -> mayWork(number, LocalDate.now(clock.withZone(ZONE_OF_LAW))),
                "MOBILE",
                MOBILE,
                "REALTY_UNIT",
                RealtyUnitCode::valid,
                "TITLE_NO",
                TitleNumber::valid);
    }

    /** 禁止使用童工规定 第二条: nobody under sixteen is hired. */
    private static boolean mayWork(String number, LocalDate today) {
        return CitizenId.valid(number, today) && new CitizenId(number).ageOn(today) >= 16;
    }

    boolean knows(String check) {
        return byName.containsKey(check);
    }

    @Override
    public boolean valid(String check, String value) {
        var rule = byName.get(check);
        if (rule == null) {
            // A newer catalogue may name a check this build does not know; the department still checks.
            LOG.warn("The catalogue names the check {}, which is not known here", check);
            return true;
        }
        return rule.test(value.strip());
    }
}
