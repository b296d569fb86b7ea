package cn.yijianshi.catalogue;

import java.math.BigDecimal;

/**
 * How rules decide an item on arrival (秒批). Whatever they are not sure of goes to a person.
 *
 * @param sampling how many of a hundred automatic decisions a person looks at again, unless a table of the department
 *     says otherwise
 * @param technicalLimit how long the machine may take; what took longer is marked in its trace
 * @param refuses whether rules may also refuse; usually a refusal is a person's (个人信息保护法 24)
 * @param rules the decision tables, as DMN
 */
public record InstantDecision(BigDecimal sampling, Limit technicalLimit, boolean refuses, String rules) {

    static final BigDecimal USUAL_SAMPLING = BigDecimal.valueOf(5);
    /** 秒批: 20 seconds. */
    static final Limit USUAL_LIMIT = new Limit(20, LimitUnit.SECOND);

    public InstantDecision {
        sampling = sampling == null ? USUAL_SAMPLING : sampling;
        technicalLimit = technicalLimit == null ? USUAL_LIMIT : technicalLimit;
    }

    public InstantDecision with(String otherRules) {
        return new InstantDecision(sampling, technicalLimit, refuses, otherRules);
    }
}
