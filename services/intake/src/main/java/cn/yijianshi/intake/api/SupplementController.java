package cn.yijianshi.intake.api;

import cn.yijianshi.intake.domain.Act;
import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.domain.Acts;
import cn.yijianshi.intake.domain.Applications;
import cn.yijianshi.intake.domain.CaseAnnouncements;
import cn.yijianshi.intake.domain.CaseHasEnded;
import cn.yijianshi.intake.domain.Duties;
import cn.yijianshi.intake.domain.Duty;
import cn.yijianshi.intake.domain.Filing;
import cn.yijianshi.intake.domain.ReviewProgress;
import cn.yijianshi.intake.domain.Reviews;
import cn.yijianshi.intake.domain.Timeline;
import cn.yijianshi.intake.domain.TimelineEntry;
import cn.yijianshi.intake.domain.TimelineEntry.Kind;
import cn.yijianshi.intake.materials.domain.Attachments;
import cn.yijianshi.intake.materials.domain.HandedIn;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.problems.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
@Tag(name = "Applications", description = "Submitting a combined application and following it")
class SupplementController {

    private static final int LONGEST = 2000;

    private final Applications applications;
    private final Duties duties;
    private final Reviews reviews;
    private final Timeline timeline;
    private final CaseAnnouncements announcements;
    private final Acts acts;
    private final Materials materials;
    private final Attachments attachments;
    private final Clock clock;

    SupplementController(
            Applications applications,
            Duties duties,
            Reviews reviews,
            Timeline timeline,
            CaseAnnouncements announcements,
            Acts acts,
            Materials materials,
            Attachments attachments,
            Clock clock) {
        this.materials = materials;
        this.attachments = attachments;
        this.applications = applications;
        this.duties = duties;
        this.reviews = reviews;
        this.timeline = timeline;
        this.announcements = announcements;
        this.acts = acts;
        this.clock = clock;
    }

    /** @param materials what is handed in, by the material's key: the ids of uploaded files, or a text */
    record Supplement(Map<String, Object> materials) {}

    record SupplementReceipt(String reviewId, Instant suppliedAt) {}

    @PostMapping("/api/applications/{id}/supplements/{reviewId}")
    @Transactional
    @Operation(
            summary = "Hands in what was to follow after acceptance (容缺补齐)",
            description = "Everything that is missing at once. The same again gets the same receipt.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case or review, or somebody else's")
    @ApiResponse(responseCode = "409", description = "nothing-deferred; supplied-before; case-has-ended")
    @ApiResponse(responseCode = "422", description = "not-acceptable: pointers under /materials")
    SupplementReceipt supply(
            @PathVariable String id, @PathVariable String reviewId, @RequestBody Supplement body, Acting acting) {
        var application = applications
                .lock(id)
                .filter(found -> found.belongsTo(acting.applicant().id())
                        && acting.concerns(found.bundle().key()))
                .orElseThrow(Problem::notFound);
        acting.demand(Act.CORRECT, application.bundle().key());
        var review = reviews.find(id, reviewId).orElseThrow(Problem::notFound);
        var duty = duties.find(id, reviewId).orElseThrow(() -> Problem.conflict("nothing-deferred"));
        var given = given(body);
        var hash = Fingerprint.of(given);
        if (!duty.isOpen()) {
            if (hash.equals(duty.answerHash())) {
                return new SupplementReceipt(reviewId, duty.suppliedAt());
            }
            throw Problem.conflict("supplied-before");
        }
        if (application.state().hasEnded()) {
            throw new CaseHasEnded(application.caseNo());
        }
        refuseIfEnded(review);
        var uploaded = uploaded(acting, id, given);
        var texts = new TreeMap<String, String>();
        given.forEach((key, value) -> texts.put(key, value instanceof String text ? text : uploaded.names(key)));
        check(duty, given, texts);
        if (!uploaded.problems().isEmpty()) {
            throw Filing.NotAcceptable.ofMaterials(uploaded.problems());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        duties.keep(id, duty.supplied(now, hash));
        var answers = new TreeMap<String, String>();
        uploaded.files().keySet().forEach(key -> answers.put(key, reviewId));
        uploaded.attach(id, answers, now, materials, attachments);
        announcements.deferralSupplied(
                application,
                duty,
                duty.fields(texts),
                uploaded.of(uploaded.files().keySet()));
        timeline.add(
                id,
                new TimelineEntry(
                        UUID.randomUUID().toString(),
                        now,
                        Kind.DEFERRED_SUPPLIED,
                        reviewId,
                        duty.item(),
                        Answering.helped(
                                acting,
                                Map.of(
                                        "missing",
                                        duty.missing().stream()
                                                .map(Duty.Missing::name)
                                                .collect(Collectors.joining("、"))))));
        acts.done(acting, "SUPPLIED", id, application.bundle().name(), now);
        return new SupplementReceipt(reviewId, now);
    }

    private static TreeMap<String, Object> given(Supplement body) {
        var given = new TreeMap<String, Object>();
        if (body.materials() != null) {
            body.materials()
                    .forEach((key, value) -> given.put(
                            key,
                            value instanceof List<?> ids
                                    ? ids.stream().map(String::valueOf).toList()
                                    : value == null ? "" : String.valueOf(value).strip()));
        }
        return given;
    }

    private HandedIn uploaded(Acting acting, String id, Map<String, Object> given) {
        var ids = new TreeMap<String, List<String>>();
        given.forEach((key, value) -> {
            if (value instanceof List<?> some) {
                ids.put(key, some.stream().map(String::valueOf).toList());
            }
        });
        return HandedIn.later(HandedIn.owners(acting), ids, attachments.ofCase(id), materials);
    }

    private static void refuseIfEnded(ReviewProgress review) {
        if (review.state().hasEnded()) {
            throw Problem.conflict("nothing-deferred");
        }
    }

    private static void check(Duty duty, Map<String, Object> given, Map<String, String> texts) {
        var problem = Problem.invalid("not-acceptable");
        var wanted = duty.missing().stream().map(Duty.Missing::key).toList();
        var flawed = false;
        for (var key : wanted) {
            var text = texts.getOrDefault(key, "");
            var files = given.get(key) instanceof List<?> ids ? ids.size() : 0;
            if (files > 0) {
                continue;
            }
            if (text.isEmpty()) {
                problem.at("/materials/" + key, "required");
                flawed = true;
            } else if (text.codePointCount(0, text.length()) > LONGEST) {
                problem.at("/materials/" + key, "reason-too-long", LONGEST);
                flawed = true;
            }
        }
        for (var key : given.keySet()) {
            if (!wanted.contains(key)) {
                problem.at("/materials/" + key, "not-to-follow");
                flawed = true;
            }
        }
        if (flawed) {
            throw problem;
        }
    }
}
