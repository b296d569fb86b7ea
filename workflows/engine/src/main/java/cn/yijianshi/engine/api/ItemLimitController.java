package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.LimitVariant;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.Published.ItemEdition;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/catalogue/items/{key}/limits")
@Tag(name = "Limits", description = "The numbers of the law and the city's promises, each with the day it holds from")
class ItemLimitController {

    private final Published published;
    private final ItemPublishing publishing;
    private final Clock clock;

    ItemLimitController(Published published, ItemPublishing publishing, Clock clock) {
        this.published = published;
        this.publishing = publishing;
        this.clock = clock;
    }

    /**
     * The limits of one version of an item.
     *
     * @param effectiveFrom cases filed from then on are decided under it; null: since ever
     * @param author        null of versions that came from files
     */
    record ItemLimits(
            int version,
            Limit promised,
            Limit statutory,
            List<LimitVariant> limitVariants,
            Instant effectiveFrom,
            String author,
            Instant publishedAt,
            String reason) {
        static ItemLimits of(ItemEdition edition) {
            Item item = edition.item();
            return new ItemLimits(
                    item.version(),
                    item.promised(),
                    item.statutory(),
                    item.limitVariants(),
                    edition.effectiveFrom(),
                    edition.author(),
                    edition.at(),
                    edition.why());
        }
    }

    /** @param version the version it is changed from; {@code limitVariants} may be left out to keep those there are */
    record ItemLimitsChange(
            Integer version,
            String reason,
            LocalDate effectiveFrom,
            Limit promised,
            Limit statutory,
            List<LimitVariant> limitVariants) {}

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "An item's promised and statutory limits, version by version; there are never more than a few")
    List<ItemLimits> limits(@PathVariable String key) {
        List<ItemEdition> history = published.itemHistory(key);
        if (history.isEmpty()) {
            throw Problem.notFound();
        }
        return history.stream().map(ItemLimits::of).toList();
    }

    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary = "Proposes the item's next version with other limits, for cases filed from a day on",
            description = "Another administrator publishes it (/api/editing/changes); running cases keep what they"
                    + " were filed under (优化营商环境条例 36: a promise may only be shorter).")
    @ApiResponse(responseCode = "202", description = "Proposed; the same word sent again is the same proposal")
    @ApiResponse(responseCode = "409", description = "calendar-changed-meanwhile: there is a newer version")
    @ApiResponse(responseCode = "422", description = "invalid-request with pointers")
    ProposedChangeView write(@PathVariable String key, @RequestBody ItemLimitsChange change, Caller caller) {
        CalendarController.demand(change.version(), change.reason());
        List<ItemEdition> history = published.itemHistory(key);
        if (history.isEmpty()) {
            throw Problem.notFound();
        }
        demandSound(change);
        Item last = history.get(history.size() - 1).item();
        Item next = last.withLimits(
                change.version() + 1,
                change.promised(),
                change.statutory(),
                change.limitVariants() == null ? last.limitVariants() : change.limitVariants());
        return publishing.propose(ItemPublishing.LIMITS, next, change.effectiveFrom(), change.reason(), caller);
    }

    private void demandSound(ItemLimitsChange change) {
        Problem problem = Problem.invalid("invalid-request");
        check(problem, "/promised", change.promised());
        check(problem, "/statutory", change.statutory());
        if (problem.fields().isEmpty()) {
            notLonger(problem, "/promised", change.promised(), change.statutory());
        }
        if (change.limitVariants() != null) {
            for (int i = 0; i < change.limitVariants().size(); i++) {
                Limit promised = change.limitVariants().get(i).promised();
                check(problem, "/limitVariants/" + i + "/promised", promised);
                if (problem.fields().isEmpty()) {
                    notLonger(problem, "/limitVariants/" + i + "/promised", promised, change.statutory());
                }
            }
        }
        if (change.effectiveFrom() == null) {
            problem.at("/effectiveFrom", "required");
        } else if (change.effectiveFrom().isBefore(LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE))) {
            problem.at("/effectiveFrom", "limit-not-backwards");
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    private static void check(Problem problem, String pointer, Limit limit) {
        if (limit == null || limit.unit() == null) {
            problem.at(pointer, "required");
        } else if (limit.amount() < (limit.unit() == LimitUnit.IMMEDIATE ? 0 : 1)
                || limit.amount() > DueDates.LARGEST_AMOUNT) {
            problem.at(pointer + "/amount", "calendar-out-of-range", 1, DueDates.LARGEST_AMOUNT);
        }
    }

    private static void notLonger(Problem problem, String pointer, Limit promised, Limit statutory) {
        if (promised.unit() == statutory.unit() && promised.amount() > statutory.amount()) {
            problem.at(pointer, "limit-longer-than-law");
        }
    }
}
