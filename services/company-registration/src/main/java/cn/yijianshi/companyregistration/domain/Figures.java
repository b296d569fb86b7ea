package cn.yijianshi.companyregistration.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Numbers the administration may change, each with its source and the days it holds. */
public interface Figures {

    BigDecimal on(LocalDate day, String name);

    /** Capital in 万元 above which natural persons' promises are looked at (CAP 3). */
    String CAPITAL_TO_LOOK_AT = "capital.look-above";

    /** Years in which a limited company's capital must be paid (COM 47). */
    String YEARS_TO_PAY = "capital.years-to-pay";

    /** Years a name rests after its enterprise is cancelled or revoked (NAME 17). */
    String YEARS_A_NAME_RESTS = "name.rest-years";

    /** Age from which somebody may represent a company. */
    String FULL_AGE = "person.full-age";
}
