package cn.yijianshi.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rule file that may not be used; every finding is told at once. */
public final class UnsoundRules extends RuntimeException {

    private final transient List<Finding> findings;

    UnsoundRules(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    public static UnsoundRules of(List<Finding> findings) {
        return new UnsoundRules(findings);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Where and why; line 0 means the file as a whole. */
    public record Finding(String file, int line, String reason) {
        @Override
        public String toString() {
            return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
        }
    }
}
