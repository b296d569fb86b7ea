package cn.yijianshi.engine.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cases in hand, each with its reviews. */
public interface Cases {

    /** Keeps a new case; false if it was there already. */
    boolean open(CaseFile file);

    /**
     * The case, held until the transaction ends: everything that happens to one case happens one after the other,
     * so that branches which finish together neither collide in the engine nor miss each other.
     */
    Optional<CaseFile> hold(String caseId);

    Optional<CaseFile> of(String caseId);

    /** Those of them that are known, in no order. */
    List<CaseFile> all(Collection<String> caseIds);

    /** The reviews of all these cases. */
    List<CaseReview> reviewsOf(Collection<String> caseIds);

    void started(String caseId, String processId);

    void stop(String caseId, CaseFile.CaseState state, String ground);

    void ended(String caseId, String outcome);

    List<CaseReview> reviews(String caseId);

    /** The reviews of a case that is held, and which books hold something about them. */
    Standing standing(String caseId);

    /**
     * @param found whether gaps were ever found in the case
     * @param ordered the reviews of which a supervisor has ever ordered something
     */
    record Standing(List<CaseReview> reviews, boolean found, Set<String> ordered) {

        /** Of a case that has just come in. */
        public static final Standing NEW = new Standing(List.of(), false, Set.of());
    }

    void keep(CaseReview review);

    void ended(String reviewId, ItemState state, Map<String, String> outputs);

    void released(String reviewId);

    /** The case goes on by another version of its bundle. */
    void moved(String caseId, int bundleVersion, Map<String, Integer> items);

    /** Other decisions than before must be in before this review may be decided. */
    void awaits(String reviewId, Set<String> items);
}
