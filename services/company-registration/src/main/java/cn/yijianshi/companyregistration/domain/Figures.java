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

    /** Months a name is kept for whoever reserved it, and when an approval must come first (NAME 18). */
    String MONTHS_RESERVED = "name.months-reserved";

    String MONTHS_RESERVED_FOR_APPROVAL = "name.months-reserved-approval";

    /** Enterprises at one address from which somebody looks at it. */
    String MANY_AT_ONE_ADDRESS = "domicile.many";

    /** Days after which an approval without a term is confirmed again (MERi 22). */
    String DAYS_OF_AN_APPROVAL = "approval.days-without-term";

    /** Days after the decision within which a change is filed (MER 24). */
    String DAYS_TO_FILE_A_CHANGE = "change.days-to-file";

    /** Days creditors have before capital is cut (MERi 36). */
    String DAYS_OF_A_CAPITAL_NOTICE = "change.capital-notice-days";

    /** Days the notice of a simple exit stands, and then to file (MER 33, MERi 49). */
    String DAYS_OF_AN_EXIT_NOTICE = "exit.notice-days";

    String DAYS_TO_FILE_AFTER_THE_NOTICE = "exit.days-to-file-after-notice";

    /** How often a notice that was objected to may be given again once the ground is cured (S4#67). */
    String TRIES_AFTER_AN_OBJECTION = "exit.tries-after-objection";

    /** Days to publish who liquidates, days creditors have, days to file after the end (MER 32). */
    String DAYS_TO_PUBLISH_THE_GROUP = "exit.days-to-publish-group";

    String DAYS_OF_CREDITORS = "exit.creditor-days";

    String DAYS_TO_FILE_AN_EXIT = "exit.days-to-file";

    /** Second character of the credit code: enterprises, and sole traders (GB 32100). */
    String CODE_CLASS_OF_ENTERPRISES = "code.class-enterprise";

    String CODE_CLASS_OF_SOLE_TRADERS = "code.class-sole-trader";

    /** Age from which somebody may represent a company. */
    String FULL_AGE = "person.full-age";
}
