package cn.yijianshi.intake.materials.domain;

import java.util.List;

/** What each case refers to; nothing is ever taken away. Change it only while holding the case's lock. */
public interface Attachments {

    void add(String applicationId, List<Attached> attached);

    /** Newest last within each entry of the notice. */
    List<Attached> ofCase(String applicationId);

    /** What stands for these entries now no longer counts. */
    void replace(String applicationId, String key, java.time.Instant at);
}
