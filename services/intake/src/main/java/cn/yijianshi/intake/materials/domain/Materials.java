package cn.yijianshi.intake.materials.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Every uploaded file. */
public interface Materials {

    /** A place in a list ordered by time, then id. */
    record Place(Instant at, String id) {}

    /** What a person may have waiting that no application refers to. */
    record Allowance(int files, long size) {}

    Optional<MaterialFile> find(String id);

    List<MaterialFile> all(Collection<String> ids);

    Optional<MaterialFile> underFingerprint(String fingerprint);

    /**
     * @throws AllowanceUsedUp when the owner has too much waiting
     * @throws UploadedBefore when the same was uploaded by somebody quicker
     */
    void add(MaterialFile file, String fingerprint, Allowance most);

    /** The owner's own, newest first, starting behind {@code after}; of one draft only where it is named. */
    List<MaterialFile> ofOwner(String owner, String draft, Place after, int limit);

    /** From now on an application refers to it. False: there is no such file any more. */
    boolean file(MaterialFile file, Instant at);

    /** Only what no application refers to can go; false: it does, or it has gone already. */
    boolean remove(MaterialFile file, Instant at);

    /** Removes what nobody filed in time. */
    void clearAway(MaterialFile orphan, Instant at);

    /** Takes what waits to be checked out of the queue until {@code again}; nobody else gets it meanwhile. */
    List<MaterialFile> takeForChecking(Instant now, Instant again, int limit);

    void keepChecked(MaterialFile file, Instant at);

    void checkAgain(MaterialFile file, Instant at);

    /** Never filed, uploaded before this moment, and not for a draft that is still kept. */
    List<MaterialFile> orphans(Instant uploadedBefore, int limit);

    /** Notes that a content may come to lie in the storage without a material. */
    void noteLoose(String sha256, Instant at);

    List<String> looseSince(Instant before, int limit);

    /** Holds the content against being uploaded again until the transaction ends; false: it was used meanwhile. */
    boolean lockLoose(String sha256, Instant before);

    /** Whether a material that is not rejected needs the content. */
    boolean isReferredTo(String sha256);

    void forgetLoose(String sha256);

    class AllowanceUsedUp extends RuntimeException {}

    class UploadedBefore extends RuntimeException {
        public UploadedBefore(Throwable cause) {
            super("the same file has just been uploaded", cause);
        }
    }
}
