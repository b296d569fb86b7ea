package cn.yijianshi.department.domain;

/** Why an issued paper may be taken back, and the article that says so. */
public enum Ground {
    DERELICTION(PaperChange.Kind.REVOCATION, "行政许可法第69条第1款第1项"),
    BEYOND_AUTHORITY(PaperChange.Kind.REVOCATION, "行政许可法第69条第1款第2项"),
    PROCEDURE_VIOLATED(PaperChange.Kind.REVOCATION, "行政许可法第69条第1款第3项"),
    NOT_QUALIFIED(PaperChange.Kind.REVOCATION, "行政许可法第69条第1款第4项"),
    OTHER_BY_LAW(PaperChange.Kind.REVOCATION, "行政许可法第69条第1款第5项"),
    FRAUD_OR_BRIBERY(PaperChange.Kind.REVOCATION, "行政许可法第69条第2款"),
    NOT_RENEWED(PaperChange.Kind.CANCELLATION, "行政许可法第70条第1项"),
    HOLDER_DIED(PaperChange.Kind.CANCELLATION, "行政许可法第70条第2项"),
    HOLDER_DISSOLVED(PaperChange.Kind.CANCELLATION, "行政许可法第70条第3项"),
    PERMIT_WITHDRAWN(PaperChange.Kind.CANCELLATION, "行政许可法第70条第4项"),
    IMPOSSIBLE(PaperChange.Kind.CANCELLATION, "行政许可法第70条第5项"),
    OTHER_END_BY_LAW(PaperChange.Kind.CANCELLATION, "行政许可法第70条第6项");

    private final PaperChange.Kind kind;
    private final String basis;

    Ground(PaperChange.Kind kind, String basis) {
        this.kind = kind;
        this.basis = basis;
    }

    public PaperChange.Kind kind() {
        return kind;
    }

    public String basis() {
        return basis;
    }
}
