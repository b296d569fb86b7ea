package cn.yijianshi.intake.drafts.domain;

import cn.yijianshi.intake.domain.Application.FiledBundle;
import cn.yijianshi.intake.domain.Entries;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.domain.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An application that somebody is still filling in.
 *
 * @param bundle the version it was begun with; what is published later is reached by forwarding it
 * @param items the versions of all items the bundle may bring
 * @param version counts what was saved, so that two windows do not overwrite each other
 * @param entries who entered which value, by JSON pointer into the form
 * @param warnedAt when its owner was told that it expires soon; null: not yet
 * @param applicationId the case it became; null while it is open
 */
public record Draft(
        String id,
        Person owner,
        FiledBundle bundle,
        Map<String, Integer> items,
        int version,
        Content content,
        Map<String, Entry> entries,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt,
        Instant warnedAt,
        String applicationId) {

    /**
     * What the applicant has given so far.
     *
     * @param region where, by GB/T 2260; null while it is not chosen
     * @param materials material to the ids of what was handed in for it
     * @param certificates material to the certificate that stands for it
     */
    public record Content(
            String region,
            Map<String, List<String>> answers,
            Map<String, Object> form,
            Map<String, List<String>> materials,
            Map<String, String> certificates) {

        public static final Content EMPTY = new Content(null, Map.of(), Map.of(), Map.of(), Map.of());
    }

    public boolean belongsTo(String subject) {
        return owner.id().equals(subject);
    }

    public boolean isOpen() {
        return applicationId == null;
    }

    /** Saved by somebody; whoever works on it keeps it alive. */
    public Draft saved(Content given, Person by, Instant at, Duration keptFor) {
        return with(
                bundle,
                items,
                given,
                Entries.after(entries, content.form(), given.form(), Entry.of(by, at)),
                at,
                at.plus(keptFor));
    }

    /** Taken over to other versions, with what of it still fits. */
    public Draft forwarded(
            FiledBundle to, Map<String, Integer> itemVersions, Content fitting, Instant at, Duration keptFor) {
        return with(to, itemVersions, fitting, Entries.within(entries, fitting.form()), at, at.plus(keptFor));
    }

    public Draft warned(Instant at) {
        return new Draft(
                id,
                owner,
                bundle,
                items,
                version,
                content,
                entries,
                createdAt,
                updatedAt,
                expiresAt,
                at,
                applicationId);
    }

    /** It has become a case; what was filled in is kept there and no longer here. */
    public Draft submittedAs(String caseId, Instant at) {
        return new Draft(
                id,
                owner,
                bundle,
                items,
                version + 1,
                Content.EMPTY,
                Map.of(),
                createdAt,
                at,
                expiresAt,
                warnedAt,
                caseId);
    }

    private Draft with(
            FiledBundle pinned,
            Map<String, Integer> itemVersions,
            Content given,
            Map<String, Entry> entered,
            Instant at,
            Instant end) {
        return new Draft(
                id,
                owner,
                pinned,
                new LinkedHashMap<>(itemVersions),
                version + 1,
                given,
                entered,
                createdAt,
                at,
                end,
                null,
                applicationId);
    }
}
