package cn.yijianshi.engine.editing.api;

import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.DraftAct;
import cn.yijianshi.engine.editing.domain.DraftState;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.editing.domain.Editing;
import cn.yijianshi.engine.editing.domain.Kind;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/editing/drafts")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "Drafts 草稿", description = "Bundles and items in the making: written by one, published by another")
@ApiResponse(responseCode = "404", description = "No such draft")
class DraftController {

    private final Drafts drafts;
    private final Editing editing;
    private final Clock clock;

    DraftController(Drafts drafts, Editing editing, Clock clock) {
        this.drafts = drafts;
        this.editing = editing;
        this.clock = clock;
    }

    /** @param findings how many keep it from being proposed */
    record DraftLine(
            String id,
            String kind,
            String key,
            String title,
            int basedOn,
            DraftState state,
            String author,
            int revision,
            Instant updatedAt,
            int findings) {
        static DraftLine of(Draft draft) {
            return new DraftLine(
                    draft.id(),
                    draft.kind().word(),
                    draft.key(),
                    draft.title(),
                    draft.basedOn(),
                    draft.state(),
                    draft.author().name(),
                    draft.revision(),
                    draft.updatedAt(),
                    draft.errors());
        }
    }

    /**
     * @param basedOn the version it was begun from; 0: it is new
     * @param source YAML, as a file of the workflows folder
     * @param drawing BPMN; null where the kind has none, and of a new bundle until it is drawn
     * @param author who wrote it last
     * @param effectiveFrom the first day it shall hold; null: from its publication
     */
    record DraftView(
            String id,
            String kind,
            String key,
            String title,
            int basedOn,
            DraftState state,
            int revision,
            String source,
            String drawing,
            String author,
            String proposer,
            String why,
            LocalDate effectiveFrom,
            Instant updatedAt,
            List<FindingView> findings,
            List<ActLine> history) {}

    record ActLine(Instant at, String who, DraftAct.What act, String why) {}

    /** @param from a published version; the last when left out. A key nobody knows begins something new. */
    record NewDraft(String kind, String key, Integer from) {}

    /** What is left out stays as it is. */
    record Writing(Integer revision, String source, String drawing) {}

    record Checked(String kind, String source, String drawing) {}

    record Findings(List<FindingView> findings) {}

    record Proposal(Integer revision, String why, LocalDate effectiveFrom) {}

    /** @param revision what was looked at: an act is on that and on nothing written since */
    record Seen(Integer revision) {}

    record Reasoned(Integer revision, String why) {}

    record PublishedAs(String kind, String key, int version) {}

    @GetMapping
    @Operation(summary = "Drafts, the last begun first")
    Page<DraftLine> drafts(
            @RequestParam(required = false) DraftState state,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "20") int size) {
        int limit = Page.limit(size);
        Page<Draft> page = Page.of(
                drafts.list(state, kind == null ? null : Asked.kind(kind), Asked.place(after), limit + 1),
                limit,
                Asked::place);
        return new Page<>(page.items().stream().map(DraftLine::of).toList(), page.next());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Begins a draft from a published version, or of something new",
            description = "The same Idempotency-Key gets the same draft.")
    @ApiResponse(responseCode = "201")
    @ApiResponse(responseCode = "404", description = "That version was never published")
    @ApiResponse(responseCode = "422", description = "invalid-request with pointers")
    public DraftView begin(
            @RequestHeader("Idempotency-Key") String key, @RequestBody NewDraft begun, Caller caller, Locale locale) {
        Kind kind = Asked.kind("/kind", begun.kind());
        Asked.key("/key", begun.key());
        return Refusals.telling(
                locale,
                () -> view(
                        editing.begin(
                                kind, begun.key(), begun.from(), Asked.person(caller), Asked.request(key, caller)),
                        locale));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One draft with its texts, what is wrong with them and what was done to it")
    DraftView draft(@PathVariable String id, Locale locale) {
        return view(known(id), locale);
    }

    @PutMapping("/{id}")
    @Transactional
    @Operation(summary = "Keeps what was written, unless somebody wrote meanwhile")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "draft-stale: who wrote meanwhile, and when; draft-state")
    public DraftView write(@PathVariable String id, @RequestBody Writing writing, Caller caller, Locale locale) {
        Asked.notLong("/source", writing.source());
        Asked.notLong("/drawing", writing.drawing());
        return Refusals.telling(
                locale,
                () -> view(
                        editing.write(
                                known(id),
                                Asked.revision(writing.revision()),
                                writing.source(),
                                writing.drawing(),
                                Asked.person(caller)),
                        locale));
    }

    @PostMapping("/{id}/drawing")
    @Transactional
    @Operation(summary = "Draws the process anew from what the source says")
    @ApiResponse(responseCode = "409", description = "draft-stale: who wrote meanwhile, and when; draft-state")
    @ApiResponse(responseCode = "422", description = "draft-unsound: the source cannot be drawn; invalid-request")
    public DraftView draw(@PathVariable String id, @RequestBody Seen seen, Caller caller, Locale locale) {
        int revision = Asked.revision(seen.revision());
        return Refusals.telling(locale, () -> view(editing.draw(known(id), revision, Asked.person(caller)), locale));
    }

    @PostMapping("/check")
    @Operation(summary = "What is wrong with these texts; nothing is kept")
    Findings check(@RequestBody Checked checked, Locale locale) {
        Kind kind = Asked.kind("/kind", checked.kind());
        Asked.notLong("/source", checked.source());
        Asked.notLong("/drawing", checked.drawing());
        return new Findings(editing.check(kind, checked.source(), checked.drawing()).stream()
                .map(finding -> FindingView.of(finding, locale))
                .toList());
    }

    @PostMapping("/{id}/proposal")
    @Transactional
    @Operation(summary = "Proposes it to a second administrator")
    @ApiResponse(responseCode = "422", description = "draft-unsound with every finding; invalid-request")
    public DraftView propose(@PathVariable String id, @RequestBody Proposal proposal, Caller caller, Locale locale) {
        String why = Asked.why(proposal.why());
        Asked.notPast("/effectiveFrom", proposal.effectiveFrom(), clock);
        return Refusals.telling(
                locale,
                () -> view(
                        editing.propose(
                                known(id),
                                Asked.revision(proposal.revision()),
                                why,
                                proposal.effectiveFrom(),
                                Asked.person(caller)),
                        locale));
    }

    @PostMapping("/{id}/reopening")
    @Transactional
    @Operation(summary = "Gives a proposal back to be written on")
    @ApiResponse(responseCode = "409", description = "draft-state: it is not proposed; draft-stale")
    @ApiResponse(responseCode = "422", description = "invalid-request")
    public DraftView reopen(@PathVariable String id, @RequestBody Reasoned reasoned, Caller caller, Locale locale) {
        int revision = Asked.revision(reasoned.revision());
        String why = Asked.why(reasoned.why());
        return Refusals.telling(
                locale, () -> view(editing.reopen(known(id), revision, why, Asked.person(caller)), locale));
    }

    @PostMapping("/{id}/publication")
    @Transactional
    @Operation(
            summary = "Publishes a proposal as the next version",
            description = "What is filed from its first day on is filed under it; running cases stay on theirs.")
    @ApiResponse(responseCode = "403", description = "four-eyes: nobody who had a hand in it publishes it")
    @ApiResponse(
            responseCode = "409",
            description = "draft-stale: it is not what the publisher has read; draft-state;"
                    + " draft-overtaken: another version was published meanwhile")
    @ApiResponse(
            responseCode = "422",
            description = "draft-unsound: it was sound when it was proposed; invalid-request")
    public PublishedAs publish(@PathVariable String id, @RequestBody Reasoned reasoned, Caller caller, Locale locale) {
        Draft draft = known(id);
        int revision = Asked.revision(reasoned.revision());
        String why = reasoned.why() == null ? null : Asked.why(reasoned.why());
        int version = Refusals.telling(locale, () -> editing.publish(draft, revision, why, Asked.person(caller)));
        return new PublishedAs(draft.kind().word(), draft.key(), version);
    }

    @PostMapping("/{id}/discarding")
    @Transactional
    @Operation(summary = "Puts a draft aside for good; it stays readable")
    @ApiResponse(responseCode = "409", description = "draft-state: it is published or discarded already; draft-stale")
    @ApiResponse(responseCode = "422", description = "invalid-request")
    public DraftView discard(@PathVariable String id, @RequestBody Seen seen, Caller caller, Locale locale) {
        int revision = Asked.revision(seen.revision());
        return Refusals.telling(locale, () -> view(editing.discard(known(id), revision, Asked.person(caller)), locale));
    }

    private Draft known(String id) {
        return drafts.of(id).orElseThrow(Problem::notFound);
    }

    private DraftView view(Draft draft, Locale locale) {
        return new DraftView(
                draft.id(),
                draft.kind().word(),
                draft.key(),
                draft.title(),
                draft.basedOn(),
                draft.state(),
                draft.revision(),
                draft.source(),
                draft.drawing(),
                draft.author().name(),
                draft.proposer() == null ? null : draft.proposer().name(),
                draft.why(),
                draft.effectiveFrom(),
                draft.updatedAt(),
                editing.findings(draft).stream()
                        .map(finding -> FindingView.of(finding, locale))
                        .toList(),
                drafts.history(draft.id()).stream()
                        .map(act -> new ActLine(act.at(), act.who(), act.act(), act.why()))
                        .toList());
    }
}
