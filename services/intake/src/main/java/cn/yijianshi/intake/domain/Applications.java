package cn.yijianshi.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every combined application ever filed; none is deleted. */
public interface Applications {

    /**
     * Takes in a new application.
     *
     * @throws AlreadyReceived when the applicant's key was used by somebody quicker
     */
    void receive(Application application, Submission submission, List<FiledItem> items);

    /** What was received under the applicant's own key, if anything was. */
    Optional<Received> receivedUnder(String applicantId, String idempotencyKey);

    Optional<Application> find(String id);

    Optional<Application> byCaseNo(String caseNo);

    /** The same, and nobody else changes the case or its reviews until the transaction ends. */
    Optional<Application> lock(String id);

    /** The same for several, locked in the order of their ids; whichever is unknown is left out. */
    List<Application> lock(Set<String> ids);

    void keep(Application application);

    void keepWithdrawal(Application application, String reason);

    List<FiledItem> itemsOf(String id);

    void skip(String id, String item, String ground);

    /** The same, unless it is already known why: the case's end may be heard of before the reason. */
    void skipUnlessTold(String id, String item, String ground);

    Map<String, List<String>> answersOf(String id);

    Map<String, Object> formOf(String id);

    void replaceForm(String id, Map<String, Object> form);

    /** The applicant's own, newest first, starting behind {@code after} (null: at the newest). */
    default List<Application> ofApplicant(String applicantId, Place after, int limit) {
        return ofApplicant(applicantId, null, after, limit);
    }

    /** @param bundles only of these; null: of all */
    List<Application> ofApplicant(String applicantId, Set<String> bundles, Place after, int limit);

    /** A place in a list ordered by time, then id. */
    record Place(Instant at, String id) {}

    /** An application found by its applicant's key, with the fingerprint of what was submitted. */
    record Received(Application application, String submissionHash) {}

    /** Two submits under one key met; the other one won. */
    class AlreadyReceived extends RuntimeException {
        public AlreadyReceived(Throwable cause) {
            super("the key has just been used", cause);
        }
    }
}
