package cn.yijianshi.intake.ratings.api;

import cn.yijianshi.intake.domain.Acting;
import cn.yijianshi.intake.ratings.api.RatingViews.CaseRatings;
import cn.yijianshi.intake.ratings.api.RatingViews.FollowUpView;
import cn.yijianshi.intake.ratings.api.RatingViews.RatingView;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(
        name = "Ratings",
        description = "How a case was handled, as its applicant says (好差评), and what follows from bad ones")
class RatingController {

    private final Rated rated;
    private final RatingSettings settings;

    RatingController(Rated rated, RatingSettings settings) {
        this.rated = rated;
        this.settings = settings;
    }

    /**
     * @param level 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意
     * @param tags of those offered for this level
     * @param item left out: the case as a whole
     */
    record Given(Integer level, List<String> tags, String text, String item) {}

    @PostMapping("/api/applications/{caseId}/ratings")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(
            summary = "Rates a case that has ended, or an item that was decided",
            description = "Once each (一事一评); the same again gets the same answer. The two lowest levels are called back"
                    + " within a working day and put right (国办发〔2019〕51号).")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "200", description = "Said before, in the same words")
    @ApiResponse(responseCode = "404", description = "No such case, or somebody else's")
    @ApiResponse(responseCode = "409", description = "rating-too-early; rated-before")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /level, /tags, /text, /item")
    ResponseEntity<RatingView> rate(@PathVariable String caseId, @RequestBody Given given, Acting acting) {
        var answer = rated.rate(acting, caseId, given.level(), given.tags(), given.text(), given.item());
        return ResponseEntity.status(answer.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(answer.rating());
    }

    @GetMapping("/api/applications/{caseId}/ratings")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(summary = "What was rated, what can be, and what the office does about a bad one")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case, or somebody else's")
    CaseRatings ofCase(@PathVariable String caseId, Acting acting) {
        return rated.ofCase(acting, caseId);
    }

    record Words(String text) {}

    @PostMapping("/api/applications/{caseId}/ratings/{ratingId}/addition")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(summary = "Adds a later word to a rating, once (追评)")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No such case or rating, or somebody else's")
    @ApiResponse(responseCode = "409", description = "rating-added-before")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /text")
    RatingView add(
            @PathVariable String caseId, @PathVariable String ratingId, @RequestBody Words words, Acting acting) {
        return rated.add(acting, caseId, ratingId, words.text());
    }

    @GetMapping("/api/ratings/tags")
    @SecurityRequirements // what may be said is no secret
    @Operation(summary = "What may be said with one touch, by level")
    Map<Integer, List<RatingSettings.Tag>> tags() {
        return settings.tags();
    }

    @GetMapping("/api/ratings/follow-ups")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMINISTRATOR')")
    @Operation(
            summary = "Bad ratings to be called back and put right (差评整改), longest waiting first, paged",
            description = "Of the supervisor's departments; who has none in particular sees all.")
    Page<FollowUpView> followUps(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        return rated.followUps(caller, closed, after, limit);
    }

    @PostMapping("/api/ratings/follow-ups/{id}/call")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(summary = "Notes that the applicant was called back and what he said (回访)")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is another department's")
    @ApiResponse(responseCode = "409", description = "called-before; follow-up-closed")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /text")
    FollowUpView call(@PathVariable String id, @RequestBody Words words, Caller caller) {
        return rated.call(caller, id, words.text());
    }

    @PostMapping("/api/ratings/follow-ups/{id}/closing")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @Operation(
            summary = "Closes it with what was put right; the applicant reads the text",
            description = "Only after the call.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is another department's")
    @ApiResponse(responseCode = "409", description = "call-first; follow-up-closed")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /text")
    FollowUpView close(@PathVariable String id, @RequestBody Words words, Caller caller) {
        return rated.close(caller, id, words.text());
    }
}
