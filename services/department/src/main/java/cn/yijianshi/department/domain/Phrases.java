package cn.yijianshi.department.domain;

import java.util.List;
import java.util.Optional;

public interface Phrases {

    Optional<Phrase> of(String id);

    /** All of an officer's, by name. */
    List<Phrase> ofOfficer(String officerId);

    void add(Phrase phrase);

    /** Whether it still had the version before this one; otherwise nothing was changed. */
    boolean change(Phrase phrase);

    void remove(String id);
}
