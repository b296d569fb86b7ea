package cn.yijianshi.engine.editing.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Drawing;
import cn.yijianshi.engine.api.ItemNames;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.Differences;
import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.editing.domain.Editing;
import cn.yijianshi.engine.editing.domain.Kind;
import cn.yijianshi.engine.editing.domain.Version;
import cn.yijianshi.engine.editing.domain.Versions;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import cn.yijianshi.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/versions/{kind}/{key}")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "Versions 版本", description = "What was published: who, when and why, what is otherwise, and the way back")
@ApiResponse(responseCode = "404", description = "Never published")
class VersionController {

    private final Versions versions;
    private final Drafts drafts;
    private final Published published;
    private final Drawn drawn;
    private final Editing editing;
    private final Sentences sentences;

    VersionController(
            Versions versions,
            Drafts drafts,
            Published published,
            Drawn drawn,
            Editing editing,
            ItemNames names,
            MessageSource messages) {
        this.versions = versions;
        this.drafts = drafts;
        this.published = published;
        this.drawn = drawn;
        this.editing = editing;
        this.sentences = new Sentences(messages, names::of);
    }

    /**
     * @param source YAML; null where no text is kept
     * @param drawing BPMN; null where the kind has none
     */
    record VersionView(
            int version,
            Instant effectiveFrom,
            String author,
            String publisher,
            Instant at,
            String why,
            String draft,
            String source,
            String drawing) {}

    /**
     * @param words each difference in the caller's language
     * @param elements what is drawn otherwise
     */
    record DifferencesView(
            List<String> words, List<Differences.Element> elements, String fromDrawing, String toDrawing) {}

    record Restoration(Integer version, String why) {}

    @GetMapping
    @Operation(summary = "The versions, the newest first")
    Page<Version> versions(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(required = false) Integer after,
            @RequestParam(defaultValue = "20") int size) {
        int limit = Page.limit(size);
        List<Version> found = versions.list(Asked.kind(kind), key, after == null ? 0 : after, limit + 1);
        if (found.isEmpty() && after == null) {
            throw Problem.notFound();
        }
        return Page.of(found, limit, last -> String.valueOf(last.version()));
    }

    @GetMapping("/{version}")
    @Operation(summary = "One version with the texts it was read from")
    VersionView version(@PathVariable String kind, @PathVariable String key, @PathVariable int version) {
        Kind of = Asked.kind(kind);
        Version found = versions.of(of, key, version).orElseThrow(Problem::notFound);
        return new VersionView(
                found.version(),
                found.effectiveFrom(),
                found.author(),
                found.publisher(),
                found.at(),
                found.why(),
                found.draft(),
                versions.source(of, key, version).orElse(null),
                of == Kind.BUNDLE ? drawn.drawing(key, version) : null);
    }

    @GetMapping("/differences")
    @Operation(summary = "What two versions say otherwise, or a draft and the version it was begun from")
    @ApiResponse(responseCode = "422", description = "draft-unsound: too little of the draft can be read")
    DifferencesView differences(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestParam(required = false) Integer from,
            @RequestParam(required = false) Integer to,
            @RequestParam(required = false) String draft,
            Locale locale) {
        Kind of = Asked.kind(kind);
        Draft other = draft == null
                ? null
                : drafts.of(draft)
                        .filter(found -> found.kind() == of && found.key().equals(key))
                        .orElseThrow(Problem::notFound);
        int before = from != null ? from : other != null ? other.basedOn() : versions.last(of, key) - 1;
        int after = to != null ? to : versions.last(of, key);
        Record was = content(of, key, before);
        Record is = other == null
                ? content(of, key, after)
                : editing.content(other).orElseThrow(() -> Problem.invalid("draft-unsound"));
        String fromDrawing = of == Kind.BUNDLE ? drawn.drawing(key, before) : null;
        String toDrawing = of != Kind.BUNDLE ? null : other == null ? drawn.drawing(key, after) : other.drawing();
        return new DifferencesView(
                Differences.between(was, is).stream()
                        .map(change -> sentences.of(change, locale))
                        .toList(),
                fromDrawing == null || toDrawing == null
                        ? List.of()
                        : Differences.drawn(Drawing.sketched(fromDrawing), Drawing.sketched(toDrawing)),
                fromDrawing,
                toDrawing);
    }

    @PostMapping("/restoration")
    @Transactional
    @Operation(
            summary = "Publishes what an older version said as the next one, at once",
            description =
                    "One person is enough: the way back must not wait. Who and why is kept. Where the last version"
                            + " says the same already, that one is answered.")
    @ApiResponse(
            responseCode = "409",
            description = "version-in-force: it is the last one; version-ahead: its first day is still to come")
    @ApiResponse(responseCode = "422", description = "draft-unsound: it does not fit what is published today")
    public DraftController.PublishedAs restore(
            @PathVariable String kind,
            @PathVariable String key,
            @RequestBody Restoration restoration,
            Caller caller,
            Locale locale) {
        Kind of = Asked.kind(kind);
        String why = Asked.why(restoration.why());
        if (restoration.version() == null) {
            throw Problem.invalid("invalid-request").at("/version", "required");
        }
        int version = Refusals.telling(
                locale, () -> editing.restore(of, key, restoration.version(), why, Asked.person(caller)));
        return new DraftController.PublishedAs(of.word(), key, version);
    }

    private Record content(Kind kind, String key, int version) {
        return kind == Kind.BUNDLE
                ? published.bundle(key, version).map(Bundle.class::cast).orElseThrow(Problem::notFound)
                : published.item(key, version).orElseThrow(Problem::notFound);
    }
}
