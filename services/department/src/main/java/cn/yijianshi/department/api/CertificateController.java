package cn.yijianshi.department.api;

import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.department.api.CertificateViews.Check;
import cn.yijianshi.department.api.CertificateViews.Line;
import cn.yijianshi.department.api.CertificateViews.Paper;
import cn.yijianshi.department.api.CertificateViews.Verification;
import cn.yijianshi.department.domain.Certificate;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Register;
import cn.yijianshi.department.domain.Sealing;
import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.papers.CertificateCode;
import cn.yijianshi.platform.papers.PaperChecks;
import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
        name = "Certificates 证照",
        description = "Seen by their holder and the department that issued them; verified by anybody.")
class CertificateController {

    private static final int LARGEST_FILE = 5 * 1024 * 1024;

    private final Certificates certificates;
    private final CertificatePrinter printer;
    private final Clock clock;
    private final DepartmentSettings settings;
    private final Register register;
    private final PaperChecks<Certificate> checks;

    CertificateController(
            Certificates certificates,
            CertificatePrinter printer,
            Clock clock,
            DepartmentSettings settings,
            Register register,
            Sealing sealing,
            SealedPdf pdfs) {
        this.register = register;
        this.checks = new PaperChecks<>(
                pdfs,
                read -> sealing.genuine(
                        CertificateCode.PURPOSE,
                        read.payload(),
                        read.signed(),
                        read.content().issuedAt()),
                new OnRecord(register, certificates));
        this.certificates = certificates;
        this.printer = printer;
        this.clock = clock;
        this.settings = settings;
    }

    @GetMapping("/api/certificates")
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(summary = "The caller's certificates from all cases, newest first")
    Page<Paper> mine(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit, Caller caller) {
        var size = Page.limit(limit);
        var now = clock.instant();
        var found = certificates.heldBy(caller.subject(), place(after), size + 1);
        return Page.of(found.stream().map(paper -> Paper.of(paper, now)).toList(), size, last -> new Cursor(
                        last.issuedAt(), last.id())
                .text());
    }

    @GetMapping("/api/certificates/issued")
    @PreAuthorize("hasAnyRole('APPROVER','SUPERVISOR')")
    @Operation(
            summary = "What the officer's departments issued, newest first",
            description = "By the beginning of number or holder's name and by kind. Lists show holders in part"
                    + " (个人信息保护法第6条).")
    Page<Line> issued(
            @RequestParam(required = false) String number,
            @RequestParam(required = false) String holder,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int limit,
            Caller caller) {
        var size = Page.limit(limit);
        var now = clock.instant();
        var found = register.issuedBy(
                departmentsOf(caller),
                new Register.Sought(orNull(number), orNull(holder), orNull(kind)),
                place(after),
                size + 1);
        return Page.of(found.stream().map(paper -> Line.of(paper, now)).toList(), size, last -> new Cursor(
                        last.issuedAt(), last.id())
                .text());
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
        return Paper.of(visible(id, caller), clock.instant());
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
                .eTag(Sha256.of(file))
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
        return certificates.ofToken(token).map(this::verification).orElseThrow(Problem::notFound);
    }

    /** @param code the digits of a QR code, or its whole address */
    record CodeToCheck(String code) {}

    @PostMapping(
            path = "/api/public/certificates/verify",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(
            summary = "Is this QR code, or this PDF, ours and unchanged? And how does the certificate stand now?",
            description =
                    "Takes {\"code\": …} as application/json, or the file itself as application/pdf. Nothing that is"
                            + " handed in is kept.")
    Check verifyCode(@RequestBody CodeToCheck given) {
        return check(checks.code(given.code()));
    }

    @PostMapping(
            path = "/api/public/certificates/verify",
            consumes = MediaType.APPLICATION_PDF_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(summary = "The same for a PDF")
    Check verifyFile(@RequestBody byte[] file) {
        if (file.length > LARGEST_FILE) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        return check(checks.file(file));
    }

    private Check check(PaperChecks.Seen<Certificate> seen) {
        return new Check(
                seen.genuine(),
                seen.unchanged(),
                seen.findings(),
                seen.paper() == null ? null : verification(seen.paper()));
    }

    private record OnRecord(Register register, Certificates certificates) implements PaperChecks.Records<Certificate> {
        @Override
        public Optional<Certificate> ofFile(String sha256) {
            return register.ofFile(sha256);
        }

        @Override
        public Optional<Certificate> ofLicence(String licenceId) {
            return register.ofLicence(licenceId);
        }

        @Override
        public Optional<byte[]> fileOf(Certificate paper) {
            return certificates.file(paper.id());
        }
    }

    private Verification verification(Certificate certificate) {
        var later = certificate.edition().supersededBy();
        return Verification.of(
                certificate, later == null ? null : certificates.of(later).orElse(null), clock.instant());
    }

    private Set<String> departmentsOf(Caller caller) {
        return caller.is("SUPERVISOR")
                ? Set.copyOf(settings.departments())
                : settings.departments().stream().filter(caller::worksFor).collect(Collectors.toSet());
    }

    private static Certificates.Place place(String after) {
        var from = Cursor.read(after);
        return from == null ? null : new Certificates.Place(from.moment(), from.id());
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
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
        return certificates.keepFile(certificate.id(), pdf, Sha256.of(pdf), clock.instant());
    }
}
