package cn.yijianshi.engine.watching.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.engine.api.ItemNames;
import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.domain.ClockLedger;
import cn.yijianshi.engine.domain.Clocks;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.watching.domain.Incidents;
import cn.yijianshi.engine.watching.domain.Incidents.Incident;
import cn.yijianshi.engine.watching.domain.Quantiles;
import cn.yijianshi.engine.watching.domain.Watched;
import cn.yijianshi.engine.watching.domain.Watched.Waiting;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/watching")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(
        name = "Watching 运行监看",
        description =
                "Where cases stand on their drawing, and where processes could not go on. What events could not be"
                        + " reacted to is in each service's own /api/dead-letters.")
class WatchingController {

    private static final int LAST = 200;
    private static final double MEDIAN = 0.5;
    private static final double NINE_OF_TEN = 0.9;

    private final Published published;
    private final ItemNames names;
    private final Drawn drawn;
    private final Watched watched;
    private final Incidents incidents;
    private final Cases cases;
    private final Clocks clocks;
    private final MessageSource texts;
    private final Clock clock;

    WatchingController(
            Published published,
            ItemNames names,
            Drawn drawn,
            Watched watched,
            Incidents incidents,
            Cases cases,
            Clocks clocks,
            MessageSource texts,
            Clock clock) {
        this.published = published;
        this.names = names;
        this.drawn = drawn;
        this.watched = watched;
        this.incidents = incidents;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    record BundleMap(int version, String drawing, List<ElementFigures> elements, List<VersionStatistics> statistics) {}

    /**
     * @param throughputToday reviews granted or refused since midnight, Beijing time
     * @param medianWorkingMinutes office minutes from the opening to the decision, of the last 200; null before the first
     */
    record ElementFigures(
            String element,
            String item,
            String name,
            int waiting,
            int overdue,
            int throughputToday,
            Double medianWorkingMinutes) {}

    /**
     * @param p50 office minutes from the filing to the end that half of the last 500 ended cases did not exceed
     * @param overdueShare of the reviews decided, those that broke their promise; null before the first
     */
    record VersionStatistics(int version, int running, int ended, Double p50, Double p90, Double overdueShare) {}

    record CaseMap(String caseId, String caseNo, String bundle, int version, String drawing, List<CaseFact> facts) {}

    /**
     * @param element of the drawing; null for what concerns the case as a whole
     * @param what FILED, OPENED, the state a review ended in, a fact of the clock, MOVED or COMPLETED
     */
    record CaseFact(Instant at, String element, String what, String words) {}

    record StuckStep(
            String id,
            Instant at,
            String service,
            String words,
            String element,
            List<String> affected,
            boolean retryable) {}

    @GetMapping("/{bundle}")
    @Operation(
            summary = "A bundle's drawing with what waits, flows and is late at each item, and its versions' figures")
    @ApiResponse(responseCode = "404", description = "Never published")
    BundleMap bundle(@PathVariable String bundle, @RequestParam(required = false) Integer version) {
        Bundle found = (version == null ? published.bundle(bundle) : published.bundle(bundle, version))
                .orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        Instant today = LocalDate.ofInstant(now, OfficeHours.ZONE)
                .atStartOfDay(OfficeHours.ZONE)
                .toInstant();
        List<String> items = found.nodes().stream().map(Node::item).toList();
        Map<String, Waiting> waiting = watched.waiting(bundle, found.version(), now);
        Map<String, Integer> decided = watched.decided(bundle, found.version(), today);
        Map<String, List<Double>> minutes = watched.minutes(items, bundle, found.version(), LAST);
        Waiting nobody = new Waiting(0, 0);
        return new BundleMap(
                found.version(),
                drawn.drawing(bundle, found.version()),
                items.stream()
                        .map(item -> new ElementFigures(
                                item,
                                item,
                                names.of(item),
                                waiting.getOrDefault(item, nobody).reviews(),
                                waiting.getOrDefault(item, nobody).overdue(),
                                decided.getOrDefault(item, 0),
                                Quantiles.of(minutes.getOrDefault(item, List.of()), MEDIAN)))
                        .toList(),
                watched.figures(bundle).stream()
                        .map(of -> new VersionStatistics(
                                of.version(),
                                of.running(),
                                of.ended(),
                                Quantiles.of(of.minutes(), MEDIAN),
                                Quantiles.of(of.minutes(), NINE_OF_TEN),
                                of.decided() == 0 ? null : (double) of.late() / of.decided()))
                        .toList());
    }

    @GetMapping("/cases/{caseId}")
    @Operation(
            summary = "All that happened to one case, in order, for a slider over its drawing; nobody's name is in it")
    @ApiResponse(responseCode = "404", description = "No such case")
    CaseMap oneCase(@PathVariable String caseId) {
        CaseFile file = cases.of(caseId).orElseThrow(Problem::notFound);
        List<CaseFact> facts = new ArrayList<>();
        watched.reviews(caseId).forEach(review -> {
            // One that was never needed opens and ends in the same breath.
            boolean opened = review.endedAt() == null || !review.endedAt().equals(review.openedAt());
            if (opened) {
                facts.add(fact(review.openedAt(), review.item(), "OPENED", "watching.OPENED"));
            }
            if (review.endedAt() != null) {
                facts.add(fact(review.endedAt(), review.item(), review.state(), "watching." + review.state()));
            }
        });
        for (ClockLedger ledger : clocks.ofCase(caseId)) {
            ledger.facts()
                    .forEach(fact -> facts.add(
                            fact(fact.at(), ledger.subject().item(), fact.kind().name(), "clock.fact." + fact.kind())));
        }
        watched.moves(caseId)
                .forEach(moved -> facts.add(fact(moved.at(), null, "MOVED", "watching.MOVED", moved.version())));
        Watched.Ended end = watched.end(caseId);
        if (end != null) {
            facts.add(fact(end.at(), null, "COMPLETED", "watching.COMPLETED." + end.outcome()));
        }
        facts.sort(Comparator.comparing(CaseFact::at));
        // A department's clock may say it received it in the same moment, by another rounding.
        facts.add(0, fact(file.submittedAt(), null, "FILED", "watching.FILED"));
        return new CaseMap(
                caseId,
                file.caseNo(),
                file.bundle(),
                file.bundleVersion(),
                drawn.drawing(file.bundle(), file.bundleVersion()),
                facts);
    }

    @GetMapping("/incidents")
    @Operation(
            summary = "Where a process could not go on, in plain words, with the cases it holds up; the oldest first")
    Page<StuckStep> incidents(
            @RequestParam(required = false) String after, @RequestParam(defaultValue = "20") int limit) {
        int size = Page.limit(limit);
        return Page.of(incidents.list(after, size + 1).stream().map(this::told).toList(), size, StuckStep::id);
    }

    @PostMapping("/incidents/{id}/retry")
    @Transactional
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Tries the failed step again: what it had done was undone when it failed")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "404", description = "None of that id: perhaps it went on by itself")
    @ApiResponse(responseCode = "409", description = "incident-not-retryable")
    void retry(@PathVariable String id) {
        Incident incident = incidents.of(id).orElseThrow(Problem::notFound);
        if (!incident.retryable()) {
            throw Problem.conflict("incident-not-retryable");
        }
        incidents.retry(id);
    }

    private StuckStep told(Incident incident) {
        Locale locale = LocaleContextHolder.getLocale();
        String step = texts.getMessage(
                "watching.step." + incident.element(),
                null,
                texts.getMessage("watching.step.other", null, locale),
                locale);
        String where = incident.item() == null
                ? texts.getMessage("watching.the-case", null, locale)
                : names.of(incident.item());
        return new StuckStep(
                incident.id(),
                incident.at(),
                "engine",
                texts.getMessage(
                        incident.retryable() ? "watching.incident" : "watching.incident.by-hand",
                        new Object[] {where, step},
                        locale),
                incident.item() == null ? incident.element() : incident.item(),
                incident.caseId() == null ? List.of() : List.of(incident.caseId()),
                incident.retryable());
    }

    private CaseFact fact(Instant at, String element, String what, String words, Object... args) {
        return new CaseFact(at, element, what, texts.getMessage(words, args, what, LocaleContextHolder.getLocale()));
    }
}
