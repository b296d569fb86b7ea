package cn.yijianshi.platform.audit;

import java.util.Map;

/** Notes in the chain of acts what is decided without a person, in the transaction that keeps the decision. */
@FunctionalInterface
public interface Unattended {

    /**
     * @param act one word, such as {@code APPROVED}; a person's acts are addresses
     * @param subject the id of what it is about
     * @param detail what else tells about it: articles, grounds, moments; never personal data
     */
    void note(Decider by, String act, String subject, Map<String, ?> detail);
}
