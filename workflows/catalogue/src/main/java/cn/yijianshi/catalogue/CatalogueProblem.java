package cn.yijianshi.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The files of the workflows folder are not fit to be used; every finding is told at once. */
public final class CatalogueProblem extends RuntimeException {
    private final transient List<Finding> findings;

    CatalogueProblem(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator())));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Where and why; line 0 means the file as a whole. */
    public record Finding(String file, int line, String reason) {
        /** The reason in the reader's language: Chinese or English. */
        public String words(Locale locale) {
            return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? InChinese.of(reason) : reason;
        }

        @Override
        public String toString() {
            return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
        }
    }
}
