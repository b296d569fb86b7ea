package cn.yijianshi.engine.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    void started(String caseId, String processId);

    void stop(String caseId, CaseFile.CaseState state, String ground);

    void ended(String caseId, String outcome);

    List<CaseReview> reviews(String caseId);

    void keep(CaseReview review);

    void ended(String reviewId, ItemState state, Map<String, String> outputs);

    void released(String reviewId);
}
