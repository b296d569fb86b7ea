package cn.yijianshi.engine.editing.domain;

import java.util.List;

/** Why an act on a draft or a version cannot be done now. */
public final class EditingRefused extends RuntimeException {

    private final String code;
    private final transient Draft current;
    private final transient List<Finding> findings;

    private EditingRefused(String code, Draft current, List<Finding> findings) {
        super(code);
        this.code = code;
        this.current = current;
        this.findings = findings;
    }

    static EditingRefused of(String code, Draft current) {
        return new EditingRefused(code, current, List.of());
    }

    static EditingRefused unsound(List<Finding> findings) {
        return new EditingRefused("draft-unsound", null, findings);
    }

    public String code() {
        return code;
    }

    /** The draft as it is, if it is not as the act took it to be. */
    public Draft current() {
        return current;
    }

    public List<Finding> findings() {
        return findings;
    }
}
