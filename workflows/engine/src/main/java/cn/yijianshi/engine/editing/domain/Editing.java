package cn.yijianshi.engine.editing.domain;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.CatalogueProblem;
import cn.yijianshi.catalogue.Drawing;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Manuscript;
import cn.yijianshi.catalogue.Manuscript.Read;
import cn.yijianshi.catalogue.ProcessDrawer;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.DraftAct.What;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** From a draft to a published version, and back to an older one. Each act is one transaction of its caller. */
public final class Editing {

    private final Drafts drafts;
    private final Versions versions;
    private final Published published;
    private final Drawn drawn;
    private final Manuscript manuscript;
    private final Clock clock;

    public Editing(
            Drafts drafts, Versions versions, Published published, Drawn drawn, Manuscript manuscript, Clock clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.published = published;
        this.drawn = drawn;
        this.manuscript = manuscript;
        this.clock = clock;
    }

    /** What a draft says, as far as it can be read. */
    private record Looked(Record content, String name, List<Finding> findings) {}

    /** What is wrong with a text and a drawing as the next version of what is published; nothing is kept. */
    public List<Finding> check(Kind kind, String source, String drawing) {
        String key = Manuscript.key(source).orElse(null);
        return look(kind, key, source, drawing, key == null ? 1 : versions.last(kind, key) + 1)
                .findings();
    }

    /** The bundle or item that a draft says; empty while too little of it can be read. */
    public Optional<Record> content(Draft draft) {
        return Optional.ofNullable(look(draft).content());
    }

    public List<Finding> findings(Draft draft) {
        return look(draft).findings();
    }

    /**
     * @param from the version to begin from; null: the last
     * @throws NoSuchElementException if that version was never published
     */
    public Draft begin(Kind kind, String key, Integer from, Person by, String request) {
        Optional<Draft> before = drafts.begunWith(request);
        if (before.isPresent()) {
            return before.get();
        }
        int last = versions.last(kind, key);
        int version = from == null ? last : from;
        String source;
        String drawing = null;
        if (last == 0) {
            if (from != null) {
                throw new NoSuchElementException(key);
            }
            source = kind == Kind.BUNDLE ? Blank.bundle(key) : Blank.item(key);
        } else {
            versions.of(kind, key, version).orElseThrow();
            source = versions.source(kind, key, version)
                    .orElseThrow(() -> EditingRefused.of("draft-without-source", null));
            if (kind == Kind.BUNDLE) {
                drawing = drawn.drawing(key, version);
            }
        }
        Looked looked = look(kind, key, source, drawing, last + 1);
        Instant now = now();
        Draft draft = new Draft(
                UUID.randomUUID().toString(),
                kind,
                key,
                title(looked, key),
                last,
                DraftState.DRAFT,
                1,
                source,
                drawing,
                by,
                null,
                null,
                null,
                (int) Finding.errors(looked.findings()),
                now,
                now);
        drafts.begin(draft, request);
        drafts.note(draft.id(), new DraftAct(now, by.name(), What.BEGUN, null));
        return draft;
    }

    /** @param source null: as it is; so the drawing */
    public Draft write(Draft draft, int revision, String source, String drawing, Person by) {
        demand(draft, revision, DraftState.DRAFT);
        return written(
                draft,
                source == null ? draft.source() : source,
                drawing == null ? draft.drawing() : drawing,
                by,
                What.WRITTEN);
    }

    /** The compiler draws the process that the source's graph gives. */
    public Draft draw(Draft draft, Person by) {
        demand(draft, draft.revision(), DraftState.DRAFT);
        Looked looked = look(draft.kind(), draft.key(), draft.source(), null, draft.nextVersion());
        if (!(looked.content() instanceof Bundle bundle) || bundle.nodes().isEmpty()) {
            throw EditingRefused.unsound(looked.findings());
        }
        return written(draft, draft.source(), ProcessDrawer.draw(bundle, published::item), by, What.DRAWN);
    }

    private Draft written(Draft draft, String source, String drawing, Person by, What what) {
        Looked looked = look(draft.kind(), draft.key(), source, drawing, draft.nextVersion());
        Draft next = draft.written(
                title(looked, draft.title()), source, drawing, by, (int) Finding.errors(looked.findings()), now());
        keep(next, draft);
        drafts.note(draft.id(), new DraftAct(next.updatedAt(), by.name(), what, null));
        return next;
    }

    public Draft propose(Draft draft, int revision, String why, LocalDate from, Person by) {
        demand(draft, revision, DraftState.DRAFT);
        sound(draft);
        Draft next = draft.proposed(by, why, from, now());
        keep(next, draft);
        drafts.note(draft.id(), new DraftAct(next.updatedAt(), by.name(), What.PROPOSED, why));
        return next;
    }

    public Draft reopen(Draft draft, String why, Person by) {
        return become(draft, DraftState.DRAFT, What.REOPENED, why, by);
    }

    public Draft discard(Draft draft, Person by) {
        return become(draft, DraftState.DISCARDED, What.DISCARDED, null, by);
    }

    /** @return the version it has become */
    public int publish(Draft draft, String why, Person by) {
        if (draft.state() != DraftState.PROPOSED) {
            throw EditingRefused.of("draft-state", draft);
        }
        if (!draft.mayBePublishedBy(by)) {
            throw EditingRefused.of("four-eyes", draft);
        }
        if (versions.last(draft.kind(), draft.key()) != draft.basedOn()) {
            throw EditingRefused.of("draft-overtaken", draft);
        }
        Looked looked = sound(draft);
        String reason = why == null ? draft.why() : why;
        publish(
                draft.kind(),
                looked,
                draft.nextVersion(),
                draft.source(),
                draft.drawing(),
                draft.effectiveFrom(),
                new Versions.Origin(draft.author().name(), by.name(), reason, draft.id()));
        become(draft, DraftState.PUBLISHED, What.PUBLISHED, why, by);
        return draft.nextVersion();
    }

    /** What an older version said becomes the next one at once: the way back must not wait for a second person. */
    public int restore(Kind kind, String key, int version, String why, Person by) {
        versions.of(kind, key, version).orElseThrow();
        int next = versions.last(kind, key) + 1;
        if (version == next - 1) {
            throw EditingRefused.of("version-in-force", null);
        }
        String source = versions.source(kind, key, version).orElse("");
        var origin = new Versions.Origin(by.name(), by.name(), why, null);
        if (kind == Kind.BUNDLE) {
            Bundle old =
                    published.bundle(key, version).orElseThrow().numbered(next).from(null);
            versions.publish(old, Manuscript.numbered(Manuscript.undated(source), next), now(), origin);
            drawn.keep(key, next, drawn.drawing(key, version));
        } else {
            Item old = published.item(key, version).orElseThrow().numbered(next);
            versions.publish(old, Manuscript.numbered(source, next), now(), origin);
        }
        return next;
    }

    private void publish(
            Kind kind,
            Looked looked,
            int version,
            String source,
            String drawing,
            LocalDate from,
            Versions.Origin origin) {
        Instant now = now();
        Instant day = from == null ? now : from.atStartOfDay(OfficeHours.ZONE).toInstant();
        Instant effective = day.isBefore(now) ? now : day;
        if (kind == Kind.BUNDLE) {
            // A day that has begun is no first day: who filed this morning keeps this morning's version.
            Bundle bundle = ((Bundle) looked.content()).from(effective.equals(now) ? null : from);
            String process = drawing == null ? ProcessDrawer.draw(bundle, published::item) : drawing;
            versions.publish(bundle, Manuscript.numbered(source, version), effective, origin);
            drawn.keep(bundle.key(), version, process);
        } else {
            versions.publish((Item) looked.content(), Manuscript.numbered(source, version), effective, origin);
        }
    }

    private Looked sound(Draft draft) {
        Looked looked = look(draft);
        if (Finding.errors(looked.findings()) > 0) {
            throw EditingRefused.unsound(looked.findings());
        }
        return looked;
    }

    private Draft become(Draft draft, DraftState state, What what, String why, Person by) {
        if (!draft.state().mayBecome(state)) {
            throw EditingRefused.of("draft-state", draft);
        }
        Draft next = draft.become(state, now());
        keep(next, draft);
        drafts.note(draft.id(), new DraftAct(next.updatedAt(), by.name(), what, why));
        return next;
    }

    private void keep(Draft next, Draft before) {
        if (!drafts.replace(next, before.revision(), before.state())) {
            throw EditingRefused.of("draft-stale", drafts.of(before.id()).orElseThrow());
        }
    }

    private static void demand(Draft draft, int revision, DraftState state) {
        if (draft.state() != state) {
            throw EditingRefused.of("draft-state", draft);
        }
        if (draft.revision() != revision) {
            throw EditingRefused.of("draft-stale", draft);
        }
    }

    // --- Looking at it ------------------------------------------------------------------------

    private Looked look(Draft draft) {
        return look(draft.kind(), draft.key(), draft.source(), draft.drawing(), draft.nextVersion());
    }

    /** @param key what its key must be; null: whatever it says */
    private Looked look(Kind kind, String key, String source, String drawing, int version) {
        String text = Manuscript.numbered(source == null ? "" : source, version);
        return kind == Kind.BUNDLE ? lookAtBundle(key, text, drawing, version) : lookAtItem(key, text);
    }

    private Looked lookAtBundle(String key, String text, String drawing, int version) {
        Read<Bundle> read = manuscript.bundle(text, published.items(), published::bundle);
        List<Finding> findings = new ArrayList<>();
        told(read.findings(), findings);
        Bundle bundle = read.content().orElse(null);
        named(key, bundle == null ? null : bundle.key(), findings);
        if (drawing != null && bundle != null && bundle.key() != null) {
            // The number is stamped on it when it is published; until then nobody need keep it right.
            Drawing.read(Drawing.numbered(drawing, version), bundle.numbered(version), published::item)
                    .refusals()
                    .forEach(refusal -> findings.add(Finding.of(refusal)));
        } else if (drawing != null) {
            Drawing.guarded(drawing).forEach(refusal -> findings.add(Finding.of(refusal)));
        }
        return new Looked(bundle, bundle == null ? null : bundle.name(), findings);
    }

    private Looked lookAtItem(String key, String text) {
        String rules = key == null ? null : rules(key);
        Read<Item> read = manuscript.item(text, rules, published.bundles());
        List<Finding> findings = new ArrayList<>();
        told(read.findings(), findings);
        Item item = read.content().orElse(null);
        named(key, item == null ? null : item.key(), findings);
        if (item != null && item.key() != null && findings.isEmpty()) {
            for (Bundle bundle : published.bundles()) {
                if (bundle.node(item.key()).isPresent()) {
                    versions.source(Kind.BUNDLE, bundle.key(), bundle.version())
                            .map(source -> manuscript.using(source, item, published.items(), published::bundle))
                            .orElse(List.of())
                            .forEach(found -> findings.add(Finding.of(bundle.key(), found)));
                }
            }
        }
        return new Looked(item, item == null ? null : item.name(), findings);
    }

    private String rules(String key) {
        List<Published.ItemEdition> history = published.itemHistory(key);
        if (history.isEmpty()) {
            return null;
        }
        Item last = history.get(history.size() - 1).item();
        return last.instant() == null ? null : last.instant().rules();
    }

    private static void named(String wanted, String key, List<Finding> findings) {
        if (wanted != null && key != null && !wanted.equals(key)) {
            findings.add(Finding.of(new CatalogueProblem.Finding("source", 0, "the key inside is '" + key + "'")));
        }
    }

    private static void told(List<CatalogueProblem.Finding> found, List<Finding> findings) {
        found.forEach(finding -> findings.add(Finding.of(finding)));
    }

    private static String title(Looked looked, String otherwise) {
        return looked.name() == null || looked.name().isBlank() ? otherwise : looked.name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
