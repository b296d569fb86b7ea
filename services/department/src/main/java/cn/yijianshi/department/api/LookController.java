package cn.yijianshi.department.api;

import cn.yijianshi.department.api.ReviewViews.FormValue;
import cn.yijianshi.department.api.ReviewViews.HistoryView;
import cn.yijianshi.department.domain.ItemFiles;
import cn.yijianshi.department.domain.Look;
import cn.yijianshi.department.domain.Looks;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.ReviewProblem;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reviews/{id}/look")
@PreAuthorize("hasAnyRole('APPROVER','LEAD','SUPERVISOR')")
@Tag(name = "Reviews 办件: since one last looked", description = "What has changed since the caller last looked.")
class LookController {

    private final Reviews reviews;
    private final Looks looks;
    private final ItemFiles items;
    private final Seats seats;
    private final Texts texts;
    private final Clock clock;

    LookController(Reviews reviews, Looks looks, ItemFiles items, Seats seats, Texts texts, Clock clock) {
        this.reviews = reviews;
        this.looks = looks;
        this.items = items;
        this.seats = seats;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param version the review's version that the caller had before him */
    record Looked(Integer version) {}

    /** One field that has changed: old beside new. */
    record FieldChange(String section, String sectionEn, FormValue before, FormValue after) {}

    /**
     * @param seenAt when the caller last said that he had seen it; null if never, and then nothing counts as changed
     * @param fields of the form, in its order
     * @param history what was done since, by whom
     */
    record SinceThen(
            Instant seenAt, Integer seenVersion, int version, List<FieldChange> fields, List<HistoryView> history) {}

    @GetMapping
    @Operation(
            summary = "What has changed since the caller last looked: fields of the form, old beside new, and acts",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "None, or another department's")
            })
    SinceThen since(@PathVariable String id, Caller caller) {
        var review = readable(id, caller);
        var last = looks.of(id, caller.subject());
        if (last.isEmpty()) {
            return new SinceThen(null, null, review.version(), List.of(), List.of());
        }
        var look = last.get();
        var item = items.item(review.request().item(), review.request().itemVersion());
        var before = review.filing().form().equals(look.form())
                ? List.<FieldChange>of()
                : item.fields().stream()
                        .map(field -> new FieldChange(
                                field.section() == null ? null : field.section().name(),
                                field.section() == null ? null : field.section().nameEn(),
                                FormValue.of(field, ReviewViews.at(look.form(), field.key())),
                                FormValue.of(field, review.filing().value(field.key()))))
                        .filter(change -> !change.before().equals(change.after()))
                        .toList();
        var history = reviews.history(id).stream()
                .filter(entry -> entry.version() > look.version() || entry.at().isAfter(look.at()))
                .filter(entry -> !entry.by().id().equals(caller.subject()))
                .map(entry -> HistoryView.of(entry, texts))
                .toList();
        return new SinceThen(look.at(), look.version(), review.version(), before, history);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(
            summary = "The caller has seen this version: from now on only what comes after it counts as changed",
            responses = {
                @ApiResponse(responseCode = "204"),
                @ApiResponse(responseCode = "404", description = "None, or another department's"),
                @ApiResponse(responseCode = "409", description = "review-changed: he has not seen the newest")
            })
    void looked(@PathVariable String id, @RequestBody Looked body, Caller caller) {
        var review = readable(id, caller);
        if (VerbBody.version(body.version()) != review.version()) {
            var history = reviews.history(id);
            throw new ReviewProblem.Stale(history.get(history.size() - 1));
        }
        var form = review.filed() == null
                ? Map.<String, Object>of()
                : review.filed().form();
        looks.keep(new Look(id, caller.subject(), review.version(), clock.instant(), form));
    }

    private Review readable(String id, Caller caller) {
        return reviews.of(id)
                .filter(found -> seats.readable(caller).contains(found.request().department()))
                .orElseThrow(() -> new ReviewProblem.NotFound(id));
    }
}
