package cn.yijianshi.engine.watching.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the tables tell of cases on their way, for the map of a bundle's drawing. */
public interface Watched {

    /**
     * Reviews that wait for their department, by item.
     *
     * @param overdue those of them that are past the end of their promise
     */
    Map<String, Waiting> waiting(String bundle, int version, Instant now);

    record Waiting(int reviews, int overdue) {}

    /** How many reviews of each item were granted or refused since then. */
    Map<String, Integer> decided(String bundle, int version, Instant since);

    /** Office minutes between the opening and the decision of the last so many reviews of each item. */
    Map<String, List<Double>> minutes(Collection<String> items, String bundle, int version, int last);

    List<VersionFigures> figures(String bundle);

    /**
     * The cases of one version.
     *
     * @param minutes office minutes from the filing to the end of the last ended ones
     * @param decided reviews with a promise that were decided, {@code late} those of them that broke it
     */
    record VersionFigures(int version, int running, int ended, List<Double> minutes, int decided, int late) {}

    /** When a case went on by another version, the oldest first. */
    List<Moved> moves(String caseId);

    record Moved(Instant at, int version) {}

    /** When each review of the case opened and ended. */
    List<Reviewed> reviews(String caseId);

    record Reviewed(String item, String state, Instant openedAt, Instant endedAt) {}

    /** When the case had ended and how; null while it runs. */
    Ended end(String caseId);

    record Ended(Instant at, String outcome) {}
}
