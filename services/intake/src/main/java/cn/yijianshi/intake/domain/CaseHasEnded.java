package cn.yijianshi.intake.domain;

/** What has ended cannot be taken back or corrected any more. */
public class CaseHasEnded extends RuntimeException {

    private final String caseNo;

    public CaseHasEnded(String caseNo) {
        super("case " + caseNo + " has ended");
        this.caseNo = caseNo;
    }

    public String caseNo() {
        return caseNo;
    }
}
