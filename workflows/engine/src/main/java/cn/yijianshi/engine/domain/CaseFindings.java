package cn.yijianshi.engine.domain;

/** What was found in each case, and which notice told it. Only whoever holds the case may change it. */
public interface CaseFindings {

    Findings of(String caseId);

    /** Writes what was added or dropped since it was read. */
    void keep(Findings findings);

    /** The notice has told these. */
    void told(Findings.Notice notice);
}
