package cn.yijianshi.intake.domain;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One review's part in the notice of gaps (补正) that its case was sent, and the applicant's answer to it.
 *
 * @param answerHash tells the same answer sent twice from another one; null until answered
 * @param notice the notice it came with; null for those of before notices were merged
 */
public record Correction(
        Instant requestedAt, List<Defect> defects, Instant answeredAt, String answerHash, Notice notice) {

    private static final String MATERIAL = "material:";

    /** A gap, pinned to a field of the form or to {@code material:<key>}. */
    public record Defect(String field, String text) {}

    /** @param answerBy until when an answer is asked for; null: no limit */
    public record Notice(String id, int number, Instant answerBy) {}

    static Correction requested(Instant at, List<Defect> defects, Notice notice) {
        return new Correction(at, List.copyOf(defects), null, null, notice);
    }

    Correction answered(Instant at, String hash) {
        return new Correction(requestedAt, defects, at, hash, notice);
    }

    /** What several departments ask for, as one. */
    static Correction merged(List<Correction> open) {
        return new Correction(
                open.get(0).requestedAt(),
                open.stream()
                        .flatMap(correction -> correction.defects().stream())
                        .toList(),
                null,
                null,
                open.get(0).notice());
    }

    public boolean isAnswered() {
        return answeredAt != null;
    }

    /** The form fields that may change, and no others; a pin inside a list opens the whole list. */
    public Set<String> pinnedFields() {
        return defects.stream().flatMap(defect -> fieldOf(defect).stream()).collect(toUnmodifiableSet());
    }

    /** Materials that were found wanting, as {@code material:<key>}: the applicant answers with a statement. */
    public Set<String> pinnedMaterials() {
        return defects.stream()
                .map(Defect::field)
                .filter(field -> field != null && field.startsWith(MATERIAL))
                .collect(toUnmodifiableSet());
    }

    public static Optional<String> fieldOf(Defect defect) {
        var field = defect.field();
        if (field == null || field.isBlank() || field.startsWith(MATERIAL)) {
            return Optional.empty();
        }
        var bracket = field.indexOf('[');
        return Optional.of(bracket < 0 ? field : field.substring(0, bracket));
    }
}
