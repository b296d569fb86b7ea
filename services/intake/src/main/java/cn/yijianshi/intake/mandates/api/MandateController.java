package cn.yijianshi.intake.mandates.api;

import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.mandates.api.MandateViews.DoneView;
import cn.yijianshi.intake.mandates.api.MandateViews.MandateView;
import cn.yijianshi.intake.mandates.api.Mandating.Consenting;
import cn.yijianshi.intake.mandates.api.Mandating.Giving;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasRole('APPLICANT')")
@Tag(
        name = "Mandates",
        description = "Authority to act for another (代办帮办): scoped, expiring, revocable. Who acts under it sends its id"
                + " as X-On-Behalf-Of with drafts and applications.")
class MandateController {

    private final Mandating mandating;

    MandateController(Mandating mandating) {
        this.mandating = mandating;
    }

    @PostMapping("/api/mandates")
    @Operation(
            summary = "Gives another the authority to act for oneself",
            description = "To a user name, or to whoever first shows the single-use code of the answer. 民法典 第161条、"
                    + "第165条: bundles, acts and end are named. The same Idempotency-Key gives once.")
    @ApiResponse(responseCode = "201", description = "Given")
    @ApiResponse(responseCode = "200", description = "Given before under this key")
    @ApiResponse(responseCode = "422", description = "not-acceptable: /helper, /bundles, /acts, /until, /note")
    ResponseEntity<MandateView> give(
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Giving giving,
            Caller caller,
            Principal principal) {
        return answer(mandating.give(person(caller), principal.getName(), key, giving));
    }

    @GetMapping("/api/mandates")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(
            summary = "Those the caller gave (as=giver), or holds and may act under (as=helper), newest first, paged")
    Page<MandateView> list(
            @RequestParam(defaultValue = "giver") String as,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller,
            Principal principal) {
        return as.equals("helper")
                ? mandating.held(person(caller), principal.getName(), after, limit)
                : mandating.given(person(caller), after, limit);
    }

    /** @param code as it was given; blanks, hyphens and small letters do not matter */
    record Shown(String code) {}

    @PostMapping("/api/mandates/taking")
    @Operation(
            summary = "Takes a mandate by its code",
            description = "The first who shows it has it. He who shows it again gets the same answer.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "mandate-code-unknown: wrong, used, expired or taken back")
    @ApiResponse(responseCode = "409", description = "mandate-to-oneself")
    @ApiResponse(responseCode = "429", description = "too-many-attempts: wait a quarter of an hour")
    MandateView take(@RequestBody Shown shown, Caller caller) {
        return mandating.take(person(caller), shown.code());
    }

    @PostMapping("/api/mandates/{id}/revocation")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(
            summary = "Takes a mandate back, or lays it down",
            description = "By its giver or its helper, at any time (民法典 第173条). From then on nothing can be done under"
                    + " it; what was done stands. Twice is once.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not the caller's business")
    MandateView revoke(@PathVariable String id, Caller caller, Principal principal) {
        return mandating.revoke(person(caller), principal.getName(), id);
    }

    @GetMapping("/api/mandates/{id}/acts")
    @PreAuthorize("hasAnyRole('APPLICANT', 'APPROVER')")
    @Operation(summary = "What was done under a mandate, under both names, newest first, paged")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is none, or it is not the caller's business")
    Page<DoneView> done(
            @PathVariable String id,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller,
            Principal principal) {
        return mandating.done(person(caller), principal.getName(), id, after, limit);
    }

    @PostMapping("/api/counter/consents")
    @PreAuthorize("hasRole('APPROVER')")
    @Operation(
            summary = "Records the consent of somebody at the counter, to file for him (窗口帮办)",
            description = "Who, when, and how it was checked who he is. The answer's id is sent as X-On-Behalf-Of with"
                    + " drafts and applications. The number of the document is kept masked. 个人信息保护法 第13条、第29条.")
    @ApiResponse(responseCode = "201", description = "Recorded")
    @ApiResponse(responseCode = "200", description = "Recorded before under this key")
    @ApiResponse(
            responseCode = "422",
            description = "not-acceptable: /applicantName, /how, /document, /identity, /text, /bundles, /until")
    ResponseEntity<MandateView> consent(
            @RequestHeader("Idempotency-Key") String key, @RequestBody Consenting consenting, Caller caller) {
        return answer(mandating.consent(person(caller), key, consenting));
    }

    private static ResponseEntity<MandateView> answer(Mandating.Given given) {
        return given.again()
                ? ResponseEntity.ok(given.mandate())
                : ResponseEntity.created(
                                URI.create("/api/mandates/" + given.mandate().id()))
                        .body(given.mandate());
    }

    private static Person person(Caller caller) {
        return new Person(caller.subject(), caller.name());
    }
}
