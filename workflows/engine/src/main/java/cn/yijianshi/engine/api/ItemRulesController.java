package cn.yijianshi.engine.api;

import cn.yijianshi.catalogue.InstantDecision;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ItemRules;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.domain.Published.ItemEdition;
import cn.yijianshi.platform.foureyes.ProposedChangeView;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.rules.RuleBook;
import cn.yijianshi.rules.UnsoundRules;
import cn.yijianshi.rules.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/catalogue/items/{key}/rules")
@Tag(
        name = "Rules 秒批规则",
        description =
                "The decision tables (DMN) by which an item is decided on arrival, version by version; open to all,"
                        + " as the reasons of an automatic decision must be (个人信息保护法 24)")
class ItemRulesController {

    private static final String FILE = "rules.dmn";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Published published;
    private final ItemPublishing publishing;
    private final Clock clock;

    ItemRulesController(Published published, ItemPublishing publishing, Clock clock) {
        this.published = published;
        this.publishing = publishing;
        this.clock = clock;
    }

    /**
     * The rules of one version of an item.
     *
     * @param effectiveFrom cases filed from then on are decided under it; null: since ever
     * @param author null of versions that came from files
     */
    record RulesVersion(
            int version,
            BigDecimal sampling,
            boolean refuses,
            String dmn,
            Instant effectiveFrom,
            String author,
            Instant publishedAt,
            String reason) {
        static RulesVersion of(ItemEdition edition) {
            InstantDecision instant = edition.item().instant();
            return new RulesVersion(
                    edition.item().version(),
                    instant.sampling(),
                    instant.refuses(),
                    instant.rules(),
                    edition.effectiveFrom(),
                    edition.author(),
                    edition.at(),
                    edition.why());
        }
    }

    /**
     * @param version the version it is changed from
     * @param sampling of a hundred decisions; left out: as before
     * @param refuses whether rules may refuse by themselves; left out: as before, at first not
     */
    record RulesChange(
            Integer version,
            String reason,
            LocalDate effectiveFrom,
            String dmn,
            BigDecimal sampling,
            Boolean refuses) {}

    /**
     * @param dmn rules to try; left out: those in force
     * @param form nested as the keys of the fields are
     * @param facts what earlier items brought
     * @param filedOn left out: today
     */
    record TrialInput(
            String dmn, Map<String, Object> form, Map<String, String> facts, String region, LocalDate filedOn) {}

    /** @param tookMicros reading the file not counted */
    record TrialResult(Verdict verdict, long tookMicros) {}

    @GetMapping
    @SecurityRequirements
    @Operation(summary = "An item's rules, version by version; versions without rules are left out")
    List<RulesVersion> rules(@PathVariable String key) {
        return history(key).stream()
                .filter(edition -> edition.item().instant() != null)
                .map(RulesVersion::of)
                .toList();
    }

    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(
            summary = "Proposes the item's next version with other rules, for cases filed from a day on",
            description = "Another administrator publishes it (/api/editing/changes). Running cases keep the rules of"
                    + " the day they were filed.")
    @ApiResponse(responseCode = "202", description = "Proposed; the same word sent again is the same proposal")
    @ApiResponse(responseCode = "409", description = "calendar-changed-meanwhile: there is a newer version")
    @ApiResponse(responseCode = "422", description = "rules-unsound: every finding with its line; invalid-request")
    ProposedChangeView write(@PathVariable String key, @RequestBody RulesChange change, Caller caller) {
        CalendarController.demand(change.version(), change.reason());
        List<ItemEdition> history = history(key);
        demandSound(change);
        Item last = history.get(history.size() - 1).item();
        InstantDecision before = last.instant();
        Item next = last.withRules(
                change.version() + 1,
                new InstantDecision(
                        change.sampling() != null ? change.sampling() : before == null ? null : before.sampling(),
                        before == null ? null : before.technicalLimit(),
                        change.refuses() != null ? change.refuses() : before != null && before.refuses(),
                        change.dmn()));
        read(next, change.dmn());
        return publishing.propose(ItemPublishing.RULES, next, change.effectiveFrom(), change.reason(), caller);
    }

    @PostMapping("/trial")
    @PreAuthorize("hasAnyRole('ADMINISTRATOR','LEAD','SUPERVISOR')")
    @Operation(
            summary = "What rules would say of these values; nothing is decided and nothing kept",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "No such item, or it has no rules and none were sent"),
                @ApiResponse(responseCode = "422", description = "rules-unsound: every finding with its line")
            })
    TrialResult trial(@PathVariable String key, @RequestBody TrialInput input) {
        Item item = published.item(key).orElseThrow(Problem::notFound);
        if (input.dmn() == null && item.instant() == null) {
            throw Problem.notFound();
        }
        RuleBook book =
                read(item, input.dmn() != null ? input.dmn() : item.instant().rules());
        LocalDate filedOn =
                input.filedOn() != null ? input.filedOn() : LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE);
        Map<String, Object> ofTheCase = new HashMap<>();
        ofTheCase.put("filedOn", filedOn.toString());
        ofTheCase.put("region", input.region());
        long begun = System.nanoTime();
        Verdict verdict = book.decide(Map.of(
                "form", input.form() == null ? Map.of() : input.form(),
                "fact", input.facts() == null ? Map.of() : input.facts(),
                "case", ofTheCase));
        return new TrialResult(verdict, (System.nanoTime() - begun) / 1000);
    }

    private List<ItemEdition> history(String key) {
        List<ItemEdition> history = published.itemHistory(key);
        if (history.isEmpty()) {
            throw Problem.notFound();
        }
        return history;
    }

    private static RuleBook read(Item item, String dmn) {
        try {
            return ItemRules.read(item, FILE, dmn);
        } catch (UnsoundRules unsound) {
            Problem problem = Problem.invalid("rules-unsound");
            unsound.findings()
                    .forEach(finding ->
                            problem.saying("/dmn", "line-" + finding.line(), finding.line() + ": " + finding.reason()));
            throw problem;
        }
    }

    private void demandSound(RulesChange change) {
        Problem problem = Problem.invalid("invalid-request");
        if (change.dmn() == null || change.dmn().isBlank()) {
            problem.at("/dmn", "required");
        }
        if (change.sampling() != null
                && (change.sampling().signum() < 0 || change.sampling().compareTo(HUNDRED) > 0)) {
            problem.at("/sampling", "calendar-out-of-range", 0, 100);
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
}
