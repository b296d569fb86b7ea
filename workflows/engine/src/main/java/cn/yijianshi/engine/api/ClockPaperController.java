package cn.yijianshi.engine.api;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockPaper;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.platform.papers.CertificateCode;
import cn.yijianshi.platform.papers.Masked;
import cn.yijianshi.platform.papers.PaperChecks;
import cn.yijianshi.platform.papers.SealedPdf;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.signing.Signatures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Records of time limits 期限凭证", description = "A clock's ledger as a signed paper; verified by anybody")
class ClockPaperController {

    private static final int LARGEST_FILE = 5 * 1024 * 1024;

    private final Cases cases;
    private final Clocks clocks;
    private final Calendars calendars;
    private final ClockPapers papers;
    private final ClockPaper.Book book;
    private final PaperChecks<ClockPaper> checks;

    ClockPaperController(
            Cases cases,
            Clocks clocks,
            Calendars calendars,
            ClockPapers papers,
            ClockPaper.Book book,
            SealedPdf pdfs,
            Signatures signatures) {
        this.cases = cases;
        this.clocks = clocks;
        this.calendars = calendars;
        this.papers = papers;
        this.book = book;
        this.checks = new PaperChecks<>(
                pdfs,
                read -> signatures.genuine(
                        CertificateCode.PURPOSE,
                        read.payload(),
                        read.signed(),
                        read.content().issuedAt()),
                new PaperChecks.Records<>() {
                    @Override
                    public Optional<ClockPaper> ofFile(String sha256) {
                        return book.ofFile(sha256);
                    }

                    @Override
                    public Optional<ClockPaper> ofLicence(String licenceId) {
                        return book.ofLicence(licenceId);
                    }

                    @Override
                    public Optional<byte[]> fileOf(ClockPaper paper) {
                        return Optional.of(paper.file());
                    }
                });
    }

    /** As the verification page reads every paper. */
    record Verification(
            String kind,
            String title,
            String titleEn,
            String number,
            String holder,
            Instant issuedAt,
            String status,
            String department,
            String authority,
            String licenceId,
            int version,
            LocalDate validUntil,
            Instant endedAt) {
        static Verification of(ClockPaper paper) {
            return paper == null
                    ? null
                    : new Verification(
                            ClockPaper.KIND,
                            ClockPaper.TITLE,
                            ClockPaper.TITLE_EN,
                            paper.number(),
                            Masked.name(paper.holderName()),
                            paper.issuedAt(),
                            "VALID",
                            paper.department(),
                            paper.authority(),
                            paper.licenceId(),
                            1,
                            null,
                            null);
        }
    }

    record Check(boolean genuine, boolean unchanged, List<String> findings, Verification certificate) {
        static Check of(PaperChecks.Seen<ClockPaper> seen) {
            return new Check(seen.genuine(), seen.unchanged(), seen.findings(), Verification.of(seen.paper()));
        }
    }

    /** @param code the digits of a QR code, or its whole address */
    record CodeToCheck(String code) {}

    @GetMapping(
            value = "/api/cases/{caseId}/reviews/{reviewId}/clock/certificate",
            produces = MediaType.APPLICATION_PDF_VALUE)
    @PreAuthorize("hasRole('APPLICANT')")
    @Operation(
            summary = "期限凭证: the ledger of one clock as a signed PDF, for the applicant of the case",
            description =
                    "Every fact with its ground and article, due times, pauses, and the days that were not counted or"
                            + " were counted although they are a weekend (调休). As long as nothing happens to the clock it is the"
                            + " same file.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "No such review, or somebody else's case")
            })
    ResponseEntity<byte[]> certificate(@PathVariable String caseId, @PathVariable String reviewId, Caller caller) {
        var file = cases.of(caseId)
                .filter(found -> caller.subject().equals(found.applicantId()))
                .orElseThrow(Problem::notFound);
        CaseReview review = cases.reviews(caseId).stream()
                .filter(found -> found.reviewId().equals(reviewId))
                .findFirst()
                .orElseThrow(Problem::notFound);
        var ledger = clocks.of(reviewId).orElseThrow(Problem::notFound);
        var paper = papers.of(file, review, ledger, caller.name(), calendars.dueDates());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(ClockPaper.TITLE + " " + paper.number() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .eTag(paper.fileHash())
                .body(paper.file());
    }

    @GetMapping("/api/public/certificates/{token}")
    @SecurityRequirements
    @Operation(
            summary = "Is this paper real? Open to everybody who holds its token",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "No paper has this token")
            })
    Verification verify(@PathVariable String token) {
        return book.ofToken(token).map(Verification::of).orElseThrow(Problem::notFound);
    }

    @PostMapping(
            path = "/api/public/certificates/verify",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(summary = "Is this QR code, or this PDF (application/pdf), ours and unchanged? Nothing is kept.")
    Check verifyCode(@RequestBody CodeToCheck given) {
        return Check.of(checks.code(given.code()));
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
        return Check.of(checks.file(file));
    }
}
