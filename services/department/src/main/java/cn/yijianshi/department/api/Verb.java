package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Review;
import cn.yijianshi.platform.security.Caller;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;

/** What may be done to many reviews at once, under the names that the single verbs have in their paths. */
enum Verb {
    @JsonProperty("claim")
    CLAIM(Roles.OFFICER, (work, caller, id, body) -> work.casework().claim(work.own(caller), id, body.seen())),
    @JsonProperty("release")
    RELEASE(Roles.OFFICER, (work, caller, id, body) -> work.casework().release(work.own(caller), id, body.seen())),
    @JsonProperty("acceptance")
    ACCEPTANCE(Roles.OFFICER, (work, caller, id, body) -> work.casework().accept(work.own(caller), id, body.seen())),
    @JsonProperty("correction")
    CORRECTION(Roles.OFFICER, (work, caller, id, body) -> work.casework()
            .requestCorrection(work.own(caller), id, body.seen(), VerbBody.orNone(body.defects()))),
    @JsonProperty("approval")
    APPROVAL(Roles.OFFICER, (work, caller, id, body) -> work.casework()
            .approve(
                    work.own(caller),
                    id,
                    body.seen(),
                    body.result() == null ? Map.of() : body.result(),
                    body.effective())),
    @JsonProperty("refusal")
    REFUSAL(Roles.OFFICER, (work, caller, id, body) -> work.casework()
            .refuse(work.own(caller), id, body.seen(), body.reason(), body.basis(), body.effective())),
    @JsonProperty("decision-withdrawal")
    DECISION_WITHDRAWAL(Roles.OFFICER, (work, caller, id, body) -> work.casework()
            .withdrawDecision(work.own(caller), id, body.seen(), body.reason())),
    @JsonProperty("assignment")
    ASSIGNMENT(Roles.ANY, (work, caller, id, body) -> work.teamwork()
            .assign(work.overseeing(caller), id, body.seen(), body.to(), body.text())),
    @JsonProperty("transfer")
    TRANSFER(Roles.ANY, (work, caller, id, body) -> work.teamwork()
            .transfer(work.overseeing(caller), id, body.seen(), body.to(), body.text())),
    @JsonProperty("co-reviewers")
    CO_REVIEWERS(Roles.OFFICER, (work, caller, id, body) -> work.teamwork()
            .addCoReviewers(work.own(caller), id, body.seen(), VerbBody.orNone(body.officers()), body.text())),
    @JsonProperty("co-reviewer-removal")
    CO_REVIEWER_REMOVAL(Roles.OFFICER, (work, caller, id, body) -> work.teamwork()
            .removeCoReviewer(work.own(caller), id, body.seen(), body.officer(), body.text())),
    @JsonProperty("opinion")
    OPINION(Roles.OFFICER, (work, caller, id, body) -> work.teamwork()
            .giveOpinion(work.own(caller), id, body.seen(), body.voice(), body.text())),
    @JsonProperty("copies")
    COPIES(Roles.ANY, (work, caller, id, body) -> work.teamwork()
            .copy(work.overseeing(caller), id, body.seen(), VerbBody.orNone(body.officers()), body.text())),
    @JsonProperty("comments")
    COMMENTS(Roles.ANY, (work, caller, id, body) -> work.teamwork()
            .comment(work.overseeing(caller), id, body.seen(), body.text()));

    private static final class Roles {
        static final Set<String> OFFICER = Set.of("APPROVER");
        static final Set<String> ANY = Set.of("APPROVER", "LEAD", "SUPERVISOR");
    }

    @FunctionalInterface
    private interface Doing {
        Review done(Work work, Caller caller, String reviewId, VerbBody body);
    }

    private final Set<String> roles;
    private final Doing doing;

    Verb(Set<String> roles, Doing doing) {
        this.roles = roles;
        this.doing = doing;
    }

    boolean mayBeDoneBy(Caller caller) {
        return roles.stream().anyMatch(caller::is);
    }

    Review on(Work work, Caller caller, String reviewId, VerbBody body) {
        return doing.done(work, caller, reviewId, body);
    }
}
