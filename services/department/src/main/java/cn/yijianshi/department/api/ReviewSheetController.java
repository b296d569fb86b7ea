package cn.yijianshi.department.api;

import cn.yijianshi.department.domain.Authorities;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.platform.papers.Printed;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Reviews 办件: on paper")
class ReviewSheetController {

    private final Reviews reviews;
    private final ItemFiles items;
    private final Authorities authorities;
    private final Texts texts;
    private final Seats seats;
    private final Clock clock;
    private final Printed sheet = new Printed("/certificates/review-sheet.mustache");

    ReviewSheetController(
            Reviews reviews, ItemFiles items, Authorities authorities, Texts texts, Seats seats, Clock clock) {
        this.reviews = reviews;
        this.items = items;
        this.authorities = authorities;
        this.texts = texts;
        this.seats = seats;
        this.clock = clock;
    }

    @GetMapping(value = "/api/reviews/{id}/print", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "The review sheet (审批单) as PDF, with history and comments; for the department's file",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's")
            })
    ResponseEntity<byte[]> print(@PathVariable String id, Caller caller) {
        var review = reviews.of(id)
                .filter(found -> seats.readable(caller).contains(found.request().department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
        var item = items.item(review.request().item(), review.request().itemVersion());
        var authority = authorities.of(review.request().department()).name();
        var words = ReviewSheet.of(texts, review, item, authority, reviews.history(id), clock.instant());
        var name = "审批单 " + review.request().caseNo() + " " + item.name() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(sheet.pdf(words));
    }
}
