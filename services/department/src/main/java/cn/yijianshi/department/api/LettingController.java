package cn.yijianshi.department.api;

import cn.yijianshi.department.api.CertificateViews.Paper;
import cn.yijianshi.department.domain.Authorisation;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Letting;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(
        name = "Authorised use 用证授权",
        description = "The holder lets a department or a person read a certificate, and sees every reading.")
class LettingController {

    private final Letting letting;
    private final Clock clock;

    LettingController(Letting letting, Clock clock) {
        this.letting = letting;
        this.clock = clock;
    }

    /** @param token only in the answer to its giving */
    record AuthorisationView(
            String id,
            Authorisation.GranteeKind granteeKind,
            String grantee,
            String purpose,
            String caseNo,
            int usesAllowed,
            int usesMade,
            Instant givenAt,
            Instant validUntil,
            Instant revokedAt,
            String token) {

        static AuthorisationView of(Authorisation given, String token) {
            return new AuthorisationView(
                    given.id(),
                    given.granteeKind(),
                    given.grantee(),
                    given.purpose(),
                    given.caseNo(),
                    given.usesAllowed(),
                    given.usesMade(),
                    given.givenAt(),
                    given.validUntil(),
                    given.revokedAt(),
                    token);
        }
    }

    record UseView(String id, String authorisationId, String usedByName, String department, Instant usedAt) {
        static UseView of(Authorisation.Use use) {
            return new UseView(use.id(), use.authorisationId(), use.usedByName(), use.department(), use.usedAt());
        }
    }

    /** @param requestKey the reader's own, the same in a retry */
    record Reading(String token, String caseNo, String requestKey) {}

    record ReadPaper(Paper certificate, String purpose, int usesLeft, Instant validUntil) {}

    @PostMapping("/api/certificates/{id}/authorisations")
    @PreAuthorize("hasRole('APPLICANT')")
    @Transactional
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Lets a department or a person read the certificate",
            description = "个人信息保护法第14条, 第23条: for a purpose, a time and a number of uses (one, if not said). The"
                    + " token in the answer is for the one it names. The same Idempotency-Key gets the same one.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "404", description = "None, or somebody else's")
    @ApiResponse(responseCode = "409", description = "certificate-ended")
    AuthorisationView give(
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Letting.Wish wish,
            Caller caller) {
        var given = letting.give(caller.subject(), id, key, wish);
        return AuthorisationView.of(given.authorisation(), given.token());
    }

    @GetMapping("/api/certificates/{id}/authorisations")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(summary = "Whom the holder let read it, newest first")
    List<AuthorisationView> given(@PathVariable String id, Caller caller) {
        return letting.given(caller.subject(), id).stream()
                .map(given -> AuthorisationView.of(given, null))
                .toList();
    }

    @PostMapping("/api/certificates/{id}/authorisations/{authorisation}/revocation")
    @PreAuthorize("hasRole('APPLICANT')")
    @Transactional
    @Operation(summary = "From now on nobody reads by it any more (个人信息保护法第15条)")
    AuthorisationView revoke(@PathVariable String id, @PathVariable String authorisation, Caller caller) {
        return AuthorisationView.of(letting.revoke(caller.subject(), id, authorisation), null);
    }

    @GetMapping("/api/certificates/{id}/uses")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(summary = "Who read it and when, newest first")
    Page<UseView> uses(
            @PathVariable String id,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var from = Cursor.read(after);
        var found = letting.uses(
                caller.subject(), id, from == null ? null : new Certificates.Place(from.moment(), from.id()), size + 1);
        return Page.of(
                found.stream().map(UseView::of).toList(), size, last -> new Cursor(last.usedAt(), last.id()).text());
    }

    @PostMapping("/api/certificates/reading")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR')")
    @Transactional
    @Operation(
            summary = "Reads a certificate by its holder's authorisation; each reading is shown to the holder",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(
                        responseCode = "403",
                        description = "use-not-authorised, with `refusal`: NOT_GENUINE, NOT_YOURS, REVOKED, EXPIRED,"
                                + " USED_UP, OTHER_CASE")
            })
    ReadPaper read(@RequestBody Reading reading, Caller caller) {
        var read = letting.use(
                new Authorisation.Reader(caller.subject(), caller.name(), caller.departments()),
                reading.token(),
                reading.caseNo(),
                reading.requestKey());
        var given = read.authorisation();
        return new ReadPaper(
                Paper.of(read.certificate(), clock.instant()),
                given.purpose(),
                given.usesAllowed() - given.usesMade(),
                given.validUntil());
    }
}
