package cn.yijianshi.department.api;

import static cn.yijianshi.department.api.VerbBody.orNone;
import static cn.yijianshi.department.api.VerbBody.version;

import cn.yijianshi.department.api.ReviewViews.Line;
import cn.yijianshi.department.api.TeamworkViews.Shared;
import cn.yijianshi.department.domain.Colleagues;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Shares;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(
        name = "Reviews 办件: together",
        description = "Officers are named by id or user name and are of the review's department.")
class TeamworkController {

    private final Work work;
    private final Shares shares;
    private final Reviews reviews;

    TeamworkController(Work work, Shares shares, Reviews reviews) {
        this.work = work;
        this.shares = shares;
        this.reviews = reviews;
    }

    record Handing(Integer version, String to, String text) {}

    record Naming(Integer version, List<String> officers, String text) {}

    record Removal(Integer version, String officer, String text) {}

    record OpinionBody(Integer version, Colleagues.Voice voice, String text) {}

    record CommentBody(Integer version, String text) {}

    @PostMapping("/{id}/assignment")
    @Transactional
    @Operation(
            summary = "Give it to an officer (分派)",
            description = "A lead within his departments and a supervisor everywhere; an officer to himself only.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "403", description = "not-directing"),
                @ApiResponse(responseCode = "409", description = "review-changed, review-claimed: by whom and when"),
                @ApiResponse(responseCode = "422", description = "review-entry: no such officer there")
            })
    Line assignment(@PathVariable String id, @RequestBody Handing body, Caller caller) {
        var seat = work.overseeing(caller);
        return Line.of(work.teamwork().assign(seat, id, version(body.version()), body.to(), body.text()), caller);
    }

    @PostMapping("/{id}/transfer")
    @Transactional
    @Operation(
            summary = "Hand it to a colleague (转派), saying why",
            description = "By its handler, or for him by whoever directs the department.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-changed, review-not-claimed, review-claimed"),
                @ApiResponse(responseCode = "422", description = "review-entry: officer or text")
            })
    Line transfer(@PathVariable String id, @RequestBody Handing body, Caller caller) {
        var seat = work.overseeing(caller);
        return Line.of(work.teamwork().transfer(seat, id, version(body.version()), body.to(), body.text()), caller);
    }

    @PostMapping("/{id}/co-reviewers")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Ask colleagues for an opinion (加签)",
            description = "Nothing is decided until each has answered or is no longer asked.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-changed, review-claimed, review-not-possible"),
                @ApiResponse(responseCode = "422", description = "review-entry: officers or text")
            })
    Line coReviewers(@PathVariable String id, @RequestBody Naming body, Caller caller) {
        var changed = work.teamwork()
                .addCoReviewers(work.own(caller), id, version(body.version()), orNone(body.officers()), body.text());
        return Line.of(changed, caller);
    }

    @PostMapping("/{id}/co-reviewers/removal")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Ask a colleague no longer (减签)",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-changed, review-claimed"),
                @ApiResponse(responseCode = "422", description = "review-entry: he was not asked")
            })
    Line coReviewerRemoval(@PathVariable String id, @RequestBody Removal body, Caller caller) {
        var changed = work.teamwork()
                .removeCoReviewer(work.own(caller), id, version(body.version()), body.officer(), body.text());
        return Line.of(changed, caller);
    }

    @PostMapping("/{id}/opinion")
    @PreAuthorize("hasRole('APPROVER')")
    @Transactional
    @Operation(
            summary = "Give the opinion one was asked for: AGREE, or OBJECT with text",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "403", description = "not-asked"),
                @ApiResponse(responseCode = "409", description = "review-changed, review-not-possible"),
                @ApiResponse(responseCode = "422", description = "review-entry: voice or text")
            })
    Line opinion(@PathVariable String id, @RequestBody OpinionBody body, Caller caller) {
        var changed =
                work.teamwork().giveOpinion(work.own(caller), id, version(body.version()), body.voice(), body.text());
        return Line.of(changed, caller);
    }

    @PostMapping("/{id}/copies")
    @Transactional
    @Operation(
            summary = "Keep colleagues informed (抄送)",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: officers")
            })
    Line copies(@PathVariable String id, @RequestBody Naming body, Caller caller) {
        var changed = work.teamwork()
                .copy(work.overseeing(caller), id, version(body.version()), orNone(body.officers()), body.text());
        return Line.of(changed, caller);
    }

    @PostMapping("/{id}/comments")
    @Transactional
    @Operation(
            summary = "Leave a word for colleagues; the applicant never sees it",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "409", description = "review-changed"),
                @ApiResponse(responseCode = "422", description = "review-entry: text")
            })
    Line comments(@PathVariable String id, @RequestBody CommentBody body, Caller caller) {
        var changed = work.teamwork().comment(work.overseeing(caller), id, version(body.version()), body.text());
        return Line.of(changed, caller);
    }

    @GetMapping("/shared-with-me")
    @Operation(summary = "Reviews the caller was asked about (CO_REVIEWER) or told of (INFORMED), newest first")
    Page<Shared> sharedWithMe(
            @RequestParam(defaultValue = "CO_REVIEWER") Shares.Part part,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var from = Cursor.read(after);
        var found = shares.of(
                caller.subject(), part, from == null ? null : new Shares.Place(from.moment(), from.id()), size + 1);
        var page = Page.of(found, size, last -> new Cursor(last.since(), last.reviewId()).text());
        var readable = work.seats().readable(caller);
        return new Page<>(
                page.items().stream()
                        .flatMap(share -> reviews
                                .of(share.reviewId())
                                // He may have left the department since.
                                .filter(review ->
                                        readable.contains(review.request().department()))
                                .map(review -> Shared.of(share, review, caller))
                                .stream())
                        .toList(),
                page.next());
    }
}
