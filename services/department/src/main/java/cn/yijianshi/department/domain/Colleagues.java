package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who besides its handler has a part in a review: those asked for an opinion (加签) and those kept informed (抄送). */
public record Colleagues(List<CoReviewer> coReviewers, List<Informed> informed) {

    public static final Colleagues NONE = new Colleagues(List.of(), List.of());

    public Colleagues {
        coReviewers = List.copyOf(coReviewers);
        informed = List.copyOf(informed);
    }

    /** @param opinion null until he gave it */
    public record CoReviewer(Officer officer, Officer askedBy, Instant askedAt, String question, Opinion opinion) {}

    public record Opinion(Voice voice, String text, Instant at) {}

    public enum Voice {
        AGREE,
        OBJECT
    }

    public record Informed(Officer officer, Officer by, Instant at) {}

    /** Those whose opinion is still out. */
    List<Officer> unheard() {
        return coReviewers.stream()
                .filter(one -> one.opinion() == null)
                .map(CoReviewer::officer)
                .toList();
    }

    List<Officer> asked() {
        return coReviewers.stream().map(CoReviewer::officer).toList();
    }

    Optional<CoReviewer> coReviewer(String officerId) {
        return coReviewers.stream()
                .filter(one -> one.officer().id().equals(officerId))
                .findFirst();
    }

    boolean informs(String officerId) {
        return informed.stream().anyMatch(one -> one.officer().id().equals(officerId));
    }

    Colleagues ask(List<Officer> officers, Officer by, String question, Instant at) {
        var all = new ArrayList<>(coReviewers);
        officers.forEach(officer -> all.add(new CoReviewer(officer, by, at, question, null)));
        return new Colleagues(all, informed);
    }

    Colleagues without(String officerId) {
        return new Colleagues(
                coReviewers.stream()
                        .filter(one -> !one.officer().id().equals(officerId))
                        .toList(),
                informed);
    }

    /** Whoever becomes the handler decides; he is not waited for as a co-reviewer. */
    Colleagues handledBy(String officerId) {
        return coReviewer(officerId).filter(one -> one.opinion() == null).isPresent() ? without(officerId) : this;
    }

    Colleagues heard(String officerId, Opinion opinion) {
        return new Colleagues(
                coReviewers.stream()
                        .map(one -> one.officer().id().equals(officerId)
                                ? new CoReviewer(one.officer(), one.askedBy(), one.askedAt(), one.question(), opinion)
                                : one)
                        .toList(),
                informed);
    }

    Colleagues inform(List<Officer> officers, Officer by, Instant at) {
        var all = new ArrayList<>(informed);
        officers.forEach(officer -> all.add(new Informed(officer, by, at)));
        return new Colleagues(coReviewers, all);
    }
}
