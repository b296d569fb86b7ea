package cn.yijianshi.engine.domain;

import java.util.List;
import java.util.Optional;

/** Who asked for more time, and what became of it. */
public interface ExtensionRequests {

    void ask(ExtensionRequest request);

    Optional<ExtensionRequest> of(String id);

    List<ExtensionRequest> ofReview(String reviewId);

    /** Writes the answer; the request must still be unanswered. */
    void decide(ExtensionRequest answered);
}
