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
import cn.yijianshi.platform.foureyes.Person;
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

    private static final int LONGEST_TITLE = 200;

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
        if (!drafts.begin(draft, request)) {
            return drafts.begunWith(request).orElseThrow();
        }
        drafts.note(draft.id(), DraftAct.of(now, by, What.BEGUN, null));
        return draft;
    }

    /** @param source null: as it is; so the drawing */
    public Draft write(Draft draft, int revision, String source, String drawing, Person by) {
        demand(draft, revision, draft.state() == DraftState.DRAFT);
        return written(
                draft,
                source == null ? draft.source() : source,
                drawing == null ? draft.drawing() : drawing,
                by,
                What.WRITTEN);
    }

    /** The compiler draws the process that the source's graph gives. */
    public Draft draw(Draft draft, int revision, Person by) {
        demand(draft, revision, draft.state() == DraftState.DRAFT);
        Looked looked = look(draft.kind(), draft.key(), draft.source(), null, draft.nextVersion());
        if (!(looked.content() instanceof Bundle bundle) || bundle.nodes().isEmpty()) {
            throw EditingRefused.unsound(looked.findings());
        }
        return written(draft, draft.source(), ProcessDrawer.draw(bundle, published::item), by, What.DRAWN);
    }

    private Draft written(Draft draft, String source, String drawing, Person by, What what) {
        if (draft.says(source, drawing)) {
            return draft;
        }
        Looked looked = look(draft.kind(), draft.key(), source, drawing, draft.nextVersion());
        Draft next = draft.written(
                title(looked, draft.title()), source, drawing, by, (int) Finding.errors(looked.findings()), now());
        keep(next, draft);
        drafts.note(draft.id(), DraftAct.of(next.updatedAt(), by, what, null));
        return next;
    }

    public Draft propose(Draft draft, int revision, String why, LocalDate from, Person by) {
        demand(draft, revision, draft.state().mayBecome(DraftState.PROPOSED));
        sound(draft);
        Draft next = draft.proposed(by, why, from, now());
        keep(next, draft);
        drafts.note(draft.id(), DraftAct.of(next.updatedAt(), by, What.PROPOSED, why));
        return next;
    }

    public Draft reopen(Draft draft, int revision, String why, Person by) {
        demand(draft, revision, draft.state().mayBecome(DraftState.DRAFT));
        return become(draft, DraftState.DRAFT, What.REOPENED, why, by);
    }

    public Draft discard(Draft draft, int revision, Person by) {
        demand(draft, revision, draft.state().mayBecome(DraftState.DISCARDED));
        return become(draft, DraftState.DISCARDED, What.DISCARDED, null, by);
    }

    /**
     * @param revision what the publisher has read: nothing else is published
     * @return the version it has become
     */
    public int publish(Draft draft, int revision, String why, Person by) {
        demand(draft, revision, draft.state().mayBecome(DraftState.PUBLISHED));
        if (!draft.mayBePublishedBy(by, drafts.history(draft.id()))) {
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

    /**
     * What an older version said becomes the next one at once: the way back must not wait for a second person. Asked again,
     * it is there already.
     *
     * @return the version that says it now
     */
    public int restore(Kind kind, String key, int version, String why, Person by) {
        if (ahead(versions.of(kind, key, version).orElseThrow())) {
            throw EditingRefused.of("version-ahead", null);
        }
        int last = versions.last(kind, key);
        if (version == last) {
            throw EditingRefused.of("version-in-force", null);
        }
        int next = last + 1;
        Record old = content(kind, key, version, next);
        String drawing = kind == Kind.BUNDLE ? drawn.drawing(key, version) : null;
        if (!ahead(versions.of(kind, key, last).orElseThrow())
                && old.equals(content(kind, key, last, next))
                && (drawing == null || sameDrawing(drawing, drawn.drawing(key, last), next))) {
            return last;
        }
        String said =
                versions.source(kind, key, version).orElseThrow(() -> EditingRefused.of("draft-without-source", null));
        var origin = new Versions.Origin(by.name(), by.name(), why, null);
        if (old instanceof Bundle bundle) {
            String source = Manuscript.numbered(Manuscript.undated(said), next);
            sound(lookAtBundle(key, source, drawing, next));
            versions.publish(bundle, source, now(), origin);
            drawn.keep(key, next, drawing);
        } else {
            Item item = (Item) old;
            String source = Manuscript.numbered(said, next);
            sound(lookAtItem(key, source, rules(item), next));
            versions.publish(item, source, now(), origin);
        }
        return next;
    }

    private boolean ahead(Version version) {
        return version.effectiveFrom() != null && version.effectiveFrom().isAfter(clock.instant());
    }

    private static boolean sameDrawing(String one, String other, int version) {
        return Drawing.numbered(one, version).equals(Drawing.numbered(other, version));
    }

    /** What a version says, as it would under another number and from now on. */
    private Record content(Kind kind, String key, int version, int as) {
        return kind == Kind.BUNDLE
                ? published.bundle(key, version).orElseThrow().numbered(as).from(null)
                : published.item(key, version).orElseThrow().numbered(as);
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
            Bundle bundle = ((Bundle) looked.content()).numbered(version).from(effective.equals(now) ? null : from);
            String process = drawing == null ? ProcessDrawer.draw(bundle, published::item) : drawing;
            versions.publish(bundle, Manuscript.numbered(source, version), effective, origin);
            drawn.keep(bundle.key(), version, process);
        } else {
            Item item = ((Item) looked.content()).numbered(version);
            versions.publish(item, Manuscript.numbered(source, version), effective, origin);
        }
    }

    private Looked sound(Draft draft) {
        return sound(look(draft));
    }

    private static Looked sound(Looked looked) {
        if (Finding.errors(looked.findings()) > 0) {
            throw EditingRefused.unsound(looked.findings());
        }
        return looked;
    }

    private Draft become(Draft draft, DraftState state, What what, String why, Person by) {
        Draft next = draft.become(state, now());
        keep(next, draft);
        drafts.note(draft.id(), DraftAct.of(next.updatedAt(), by, what, why));
        return next;
    }

    private void keep(Draft next, Draft before) {
        if (!drafts.replace(next, before.revision(), before.state())) {
            throw EditingRefused.of("draft-stale", drafts.of(before.id()).orElseThrow());
        }
    }

    private static void demand(Draft draft, int revision, boolean stateFits) {
        if (!stateFits) {
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
        return kind == Kind.BUNDLE
                ? lookAtBundle(key, text, drawing, version)
                : lookAtItem(key, text, key == null ? null : rules(key), version);
    }

    private Looked lookAtBundle(String key, String text, String drawing, int version) {
        Read<Bundle> read = manuscript.bundle(text, published.items(), published::bundle);
        List<Finding> findings = new ArrayList<>();
        told(read.findings(), findings);
        Bundle bundle = read.content().orElse(null);
        named(key, bundle == null ? null : bundle.key(), findings);
        counted(version, bundle == null ? 0 : bundle.version(), findings);
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

    private Looked lookAtItem(String key, String text, String rules, int version) {
        Read<Item> read = manuscript.item(text, rules, published.bundles());
        List<Finding> findings = new ArrayList<>();
        told(read.findings(), findings);
        Item item = read.content().orElse(null);
        named(key, item == null ? null : item.key(), findings);
        counted(version, item == null ? 0 : item.version(), findings);
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
        return rules(history.get(history.size() - 1).item());
    }

    private static String rules(Item item) {
        return item.instant() == null ? null : item.instant().rules();
    }

    private static void named(String wanted, String key, List<Finding> findings) {
        if (wanted != null && key != null && !wanted.equals(key)) {
            findings.add(Finding.of(new CatalogueProblem.Finding("source", 0, "the key inside is '" + key + "'")));
        }
    }

    /** The number is written over a line of its own; where it stands otherwise, the text would keep telling another. */
    private static void counted(int wanted, int version, List<Finding> findings) {
        if (version > 0 && version != wanted) {
            findings.add(Finding.of(
                    new CatalogueProblem.Finding("source", 0, "write 'version: " + wanted + "' on a line of its own")));
        }
    }

    private static void told(List<CatalogueProblem.Finding> found, List<Finding> findings) {
        found.forEach(finding -> findings.add(Finding.of(finding)));
    }

    private static String title(Looked looked, String otherwise) {
        String title = looked.name() == null || looked.name().isBlank() ? otherwise : looked.name();
        if (title.length() <= LONGEST_TITLE) {
            return title;
        }
        // Databases count letters or half letters: what is cut fits either way, and no letter is cut in two.
        boolean inside = Character.isHighSurrogate(title.charAt(LONGEST_TITLE - 1));
        return title.substring(0, inside ? LONGEST_TITLE - 1 : LONGEST_TITLE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
