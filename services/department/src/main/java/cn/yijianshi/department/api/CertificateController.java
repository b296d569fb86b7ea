package cn.yijianshi.department.api;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.api.CertificateViews.Paper;
import cn.yijianshi.department.api.CertificateViews.Verification;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(
        name = "Certificates 证照",
        description = "Seen by their holder and the department that issued them; verified by anybody.")
class CertificateController {

    private final Certificates certificates;
    private final CertificatePrinter printer;
    private final Clock clock;
    private final DepartmentSettings settings;

    CertificateController(
            Certificates certificates, CertificatePrinter printer, Clock clock, DepartmentSettings settings) {
        this.certificates = certificates;
        this.printer = printer;
        this.clock = clock;
        this.settings = settings;
    }

    @GetMapping("/api/certificates")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(summary = "The caller's certificates, newest first")
    Page<Paper> mine(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Caller caller) {
        var size = Page.limit(limit);
        var from = Cursor.read(after);
        var found = certificates.heldBy(
                caller.subject(), from == null ? null : new Certificates.Place(from.moment(), from.id()), size + 1);
        return Page.of(
                found.stream().map(Paper::of).toList(), size, last -> new Cursor(last.issuedAt(), last.id()).text());
    }

    @GetMapping("/api/certificates/{id}")
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR')")
    @Operation(
            summary = "One certificate, for its holder or the issuing department",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or somebody else's")
            })
    Paper certificate(@PathVariable String id, Caller caller) {
        return Paper.of(visible(id, caller));
    }

    @GetMapping(value = "/api/certificates/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize("hasAnyRole('APPLICANT','APPROVER','SUPERVISOR')")
    @Operation(summary = "Its PDF: the same bytes for ever (国务院在线政务服务若干规定第10条)")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Caller caller) {
        var certificate = visible(id, caller);
        var file = certificates.file(id).orElseGet(() -> drawn(certificate));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        certificate.title() + " " + certificate.number() + ".pdf",
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .eTag(sha256(file))
                .body(file);
    }

    @GetMapping("/api/public/certificates/{token}")
    @SecurityRequirements
    @Operation(
            summary = "Is this paper real? Open to everybody who holds its token",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "No certificate has this token")
            })
    Verification verify(@PathVariable String token) {
        return certificates.ofToken(token).map(Verification::of).orElseThrow(Problem::notFound);
    }

    private Certificate visible(String id, Caller caller) {
        return certificates.of(id).filter(found -> maySee(found, caller)).orElseThrow(Problem::notFound);
    }

    private boolean maySee(Certificate certificate, Caller caller) {
        return caller.is("APPLICANT") && caller.subject().equals(certificate.holderId())
                || caller.is("APPROVER") && caller.worksFor(certificate.department())
                || caller.is("SUPERVISOR") && settings.departments().contains(certificate.department());
    }

    private byte[] drawn(Certificate certificate) {
        var pdf = printer.pdf(certificate);
        return certificates.keepFile(certificate.id(), pdf, sha256(pdf), clock.instant());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
