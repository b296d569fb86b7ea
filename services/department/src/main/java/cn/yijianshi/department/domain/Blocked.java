package cn.yijianshi.department.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A desk's refusal to grant: what it found stands in the way. Nothing was entered in the register. */
public final class Blocked extends RuntimeException {

    private final transient List<Finding> findings;

    public Blocked(List<Finding> findings) {
        super(findings.stream().map(Finding::code).collect(Collectors.joining(", ")));
        this.findings = List.copyOf(findings);
    }

    public Blocked(Finding... findings) {
        this(List.of(findings));
    }

    public List<Finding> findings() {
        return findings;
    }
}
