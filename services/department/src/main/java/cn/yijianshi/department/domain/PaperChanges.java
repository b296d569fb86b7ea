package cn.yijianshi.department.domain;

import java.util.List;
import java.util.Optional;

/** What was asked for and done with issued papers. */
public interface PaperChanges {

    void keep(PaperChange change);

    void decide(PaperChange decided);

    Optional<PaperChange> of(String id);

    /** Newest first. */
    List<PaperChange> ofCertificate(String certificateId);
}
