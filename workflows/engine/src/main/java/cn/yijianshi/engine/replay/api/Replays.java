package cn.yijianshi.engine.replay.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Catalogue;
import cn.yijianshi.catalogue.Conditions;
import cn.yijianshi.catalogue.Drawing;
import cn.yijianshi.catalogue.Effects;
import cn.yijianshi.catalogue.Manuscript;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.ProcessDrawer;
import cn.yijianshi.catalogue.Question;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.catalogue.guard.Refusal;
import cn.yijianshi.catalogue.guard.UnsoundDrawing;
import cn.yijianshi.engine.api.ItemNames;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.ItemState;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.replay.api.ReplayController.Kind;
import cn.yijianshi.engine.replay.api.ReplayController.NotAskedThen;
import cn.yijianshi.engine.replay.api.ReplayController.NotReplayed;
import cn.yijianshi.engine.replay.api.ReplayController.ReplayAnswer;
import cn.yijianshi.engine.replay.api.ReplayController.ReplayDifference;
import cn.yijianshi.engine.replay.api.ReplayController.ReplayQuestion;
import cn.yijianshi.engine.replay.domain.Past;
import cn.yijianshi.engine.replay.domain.PastCases;
import cn.yijianshi.engine.replay.domain.Replaying;
import cn.yijianshi.engine.replay.domain.Route;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.rules.Outcome;
import cn.yijianshi.rules.RuleBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Walks ended cases twice, by the version they ended under and by the one to try, and tells where the two part. */
@Component
class Replays {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int TOLD = 200;
    private static final Set<String> KNOWN_OF_THE_CASE = Set.of("case.region", "case.filedOn");

    private final Published published;
    private final Drawn drawn;
    private final PastCases past;
    private final Drafts drafts;
    private final Manuscript manuscript;
    private final MessageSource texts;
    private final ItemNames names;

    Replays(
            Published published,
            Drawn drawn,
            PastCases past,
            Drafts drafts,
            Catalogue files,
            MessageSource texts,
            ItemNames names) {
        this.published = published;
        this.drawn = drawn;
        this.past = past;
        this.drafts = drafts;
        this.manuscript = new Manuscript(files);
        this.texts = texts;
        this.names = names;
    }

    ReplayAnswer replay(ReplayQuestion question) {
        demandSound(question);
        Draft draft = question.draft() == null ? null : draft(question);
        Bundle bundle = draft == null
                ? (question.version() == null
                                ? published.bundle(question.bundle())
                                : published.bundle(question.bundle(), question.version()))
                        .orElseThrow(Problem::notFound)
                : written(draft);
        String drawing = question.drawing() != null || draft == null ? question.drawing() : draft.drawing();
        Walk.Paths paths = drawing != null
                ? edited(bundle, drawing)
                : Walk.published(
                        bundle,
                        draft == null
                                ? drawn.drawing(bundle.key(), bundle.version())
                                : ProcessDrawer.draw(bundle, published::item));
        Map<Integer, Walk.Paths> known = new HashMap<>();
        Map<String, RuleBook> rules = rules(bundle);
        List<Past> cases = past.last(bundle.key(), question.last() == null ? USUAL : question.last());
        List<ReplayDifference> differences = new ArrayList<>();
        int same = 0;
        Map<String, Integer> askedNow = new LinkedHashMap<>();
        for (Past one : cases) {
            List<ReplayDifference> found = differences(one, bundle, paths, known, rules);
            List<Question> unknown = notAskedThen(one, bundle);
            unknown.forEach(asked -> askedNow.merge(asked.key(), 1, Integer::sum));
            if (found.isEmpty() && unknown.isEmpty()) {
                same++;
            } else if (differences.size() < TOLD) {
                differences.addAll(found);
            }
        }
        return new ReplayAnswer(
                cases.size(),
                same,
                List.copyOf(differences),
                notReplayed(bundle, rules),
                bundle.questions().stream()
                        .filter(asked -> askedNow.containsKey(asked.key()))
                        .map(asked -> told(asked, askedNow.get(asked.key())))
                        .toList());
    }

    private List<ReplayDifference> differences(
            Past one, Bundle bundle, Walk.Paths paths, Map<Integer, Walk.Paths> known, Map<String, RuleBook> rules) {
        int version = one.file().bundleVersion();
        Bundle before = published.bundle(bundle.key(), version).orElseThrow();
        Walk.Paths was =
                known.computeIfAbsent(version, any -> Walk.published(before, drawn.drawing(bundle.key(), version)));
        Set<String> automatic = published.automatic(one.file().items());
        Set<String> items = one.file().items().keySet();
        Route went = Replaying.through(before, was, items, one, automatic);
        Route would = Replaying.through(bundle, paths, taking(one, before, bundle), one, automatic);
        List<ReplayDifference> found = new ArrayList<>();
        String caseNo = masked(one.file().caseNo());
        if (!would.through() && went.through()) {
            found.add(new ReplayDifference(caseNo, Kind.STUCK, text("replay.through"), stuckAt(would)));
        }
        Set<String> needs = new TreeSet<>(would.assumed());
        needs.removeAll(items);
        Map<String, String> wayOfTheOthers = new TreeMap<>(would.openedAfter());
        wayOfTheOthers.keySet().removeAll(needs);
        if (!wayOfTheOthers.equals(went.openedAfter())) {
            found.add(new ReplayDifference(caseNo, Kind.ROUTE, way(went), way(would)));
        }
        Map<String, ItemState> otherwise = would.statesOtherThan(went);
        if (!went.outcome().equals(would.outcome()) || !otherwise.isEmpty() && sameItems(went, would)) {
            found.add(new ReplayDifference(
                    caseNo,
                    Kind.DECISION,
                    ends(went.statesOtherThan(would), went.outcome()),
                    ends(otherwise, would.outcome())));
        }
        found.addAll(decidedOtherwise(one, rules));
        if (!needs.isEmpty()) {
            found.add(new ReplayDifference(caseNo, Kind.NEEDS, text("replay.not-needed-then"), needs(needs)));
        }
        return found;
    }

    private String needs(Set<String> items) {
        return text("replay.needs", items.stream().map(names::of).collect(Collectors.joining(text("replay.and"))));
    }

    /** Questions of the new version that would have come up and may change what is needed; no answer is made up. */
    private List<Question> notAskedThen(Past one, Bundle bundle) {
        Map<String, List<String>> answers = one.file().answers();
        Set<String> askedThen =
                published.bundle(bundle.key(), one.file().bundleVersion()).orElseThrow().questions().stream()
                        .map(Question::key)
                        .collect(Collectors.toSet());
        return bundle.questions().stream()
                .filter(question -> !askedThen.contains(question.key()) && !answers.containsKey(question.key()))
                .filter(question -> Conditions.hold(question.when(), answers))
                .filter(question -> !touched(question, Effects::add).isEmpty()
                        || !touched(question, Effects::remove).isEmpty())
                .toList();
    }

    private NotAskedThen told(Question question, int cases) {
        boolean english = "en".equals(LocaleContextHolder.getLocale().getLanguage());
        return new NotAskedThen(
                english ? question.textEn() : question.text(),
                cases,
                touched(question, Effects::add),
                touched(question, Effects::remove));
    }

    private List<String> touched(Question question, Function<Effects, List<String>> how) {
        return question.options().stream()
                .flatMap(option -> how.apply(option.effects()).stream())
                .distinct()
                .map(names::of)
                .toList();
    }

    private static boolean sameItems(Route went, Route would) {
        return went.states().keySet().equals(would.states().keySet());
    }

    /** What the answers ask of the new version; items that they never asked of the old one stay out of both. */
    private Set<String> taking(Past one, Bundle before, Bundle after) {
        Set<String> asked =
                Plan.of(before, one.file().answers(), published::item).items();
        Set<String> asksNow =
                Plan.of(after, one.file().answers(), published::item).items();
        Set<String> taking = new TreeSet<>(one.file().items().keySet());
        asksNow.stream().filter(item -> !asked.contains(item)).forEach(taking::add);
        taking.removeIf(item -> after.node(item).isEmpty() || asked.contains(item) && !asksNow.contains(item));
        return taking;
    }

    /** The rules in force of the bundle's items. */
    private Map<String, RuleBook> rules(Bundle bundle) {
        Map<String, RuleBook> rules = new TreeMap<>();
        for (Node node : bundle.nodes()) {
            published
                    .item(node.item())
                    .filter(item -> item.instant() != null)
                    .ifPresent(item -> rules.put(
                            item.key(), RuleBook.read(item.key(), item.instant().rules())));
        }
        return rules;
    }

    private static boolean isKnown(RuleBook rules) {
        return rules.reads().keySet().stream()
                .allMatch(path -> path.startsWith("fact.") || KNOWN_OF_THE_CASE.contains(path));
    }

    private List<NotReplayed> notReplayed(Bundle bundle, Map<String, RuleBook> rules) {
        return bundle.nodes().stream()
                .map(Node::item)
                .filter(item -> rules.containsKey(item) && !isKnown(rules.get(item)))
                .map(item -> new NotReplayed(item, names.of(item), text("replay.needs-form")))
                .toList();
    }

    private List<ReplayDifference> decidedOtherwise(Past one, Map<String, RuleBook> rules) {
        List<ReplayDifference> found = new ArrayList<>();
        Map<String, String> facts = new HashMap<>();
        for (CaseReview review : one.reviews()) {
            RuleBook book = rules.get(review.item());
            boolean decided = review.state() == ItemState.APPROVED || review.state() == ItemState.REFUSED;
            if (book != null && decided && isKnown(book)) {
                Outcome verdict = book.decide(Map.of(
                                "fact",
                                Map.copyOf(facts),
                                "case",
                                Map.of(
                                        "filedOn",
                                        LocalDate.ofInstant(one.file().submittedAt(), OfficeHours.ZONE)
                                                .toString(),
                                        "region",
                                        one.file().region())))
                        .outcome();
                boolean otherwise = verdict == Outcome.REFUSE && review.state() == ItemState.APPROVED
                        || verdict == Outcome.APPROVE && review.state() == ItemState.REFUSED;
                if (otherwise) {
                    found.add(new ReplayDifference(
                            masked(one.file().caseNo()),
                            Kind.DECISION,
                            names.of(review.item()) + ": " + state(review.state()),
                            names.of(review.item()) + ": " + text("replay.rules." + verdict.name())));
                }
            }
            facts.putAll(review.outputs());
        }
        return found;
    }

    private Draft draft(ReplayQuestion question) {
        return drafts.of(question.draft())
                .filter(draft -> draft.kind() == cn.yijianshi.engine.editing.domain.Kind.BUNDLE)
                .filter(draft -> draft.key().equals(question.bundle()))
                .orElseThrow(Problem::notFound);
    }

    private Bundle written(Draft draft) {
        return manuscript
                .bundle(draft.source(), published.items(), published::bundle)
                .content()
                .orElseThrow(() -> Problem.invalid("invalid-request").at("/draft", "draft-unsound"));
    }

    private Walk.Paths edited(Bundle bundle, String drawing) {
        try {
            return Walk.read(bundle, Drawing.numbered(drawing, bundle.version()), published::item);
        } catch (UnsoundDrawing refused) {
            Problem problem = Problem.invalid("not-drawable");
            for (Refusal refusal : refused.refusals()) {
                String words = refusal.words(LocaleContextHolder.getLocale());
                problem.saying("/drawing", refusal.code(), refusal.line() == 0 ? words : refusal.line() + ": " + words);
            }
            throw problem;
        }
    }

    private static void demandSound(ReplayQuestion question) {
        Problem problem = Problem.invalid("invalid-request");
        if (question.bundle() == null || question.bundle().isBlank()) {
            problem.at("/bundle", "required");
        }
        if (question.last() != null && (question.last() < 1 || question.last() > MOST)) {
            problem.at("/last", "calendar-out-of-range", 1, MOST);
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    /** The way in words: what opened at the start, and what after which decision. */
    private String way(Route route) {
        Map<String, List<String>> after = new LinkedHashMap<>();
        route.openedAfter().forEach((item, earlier) -> after.computeIfAbsent(earlier, any -> new ArrayList<>())
                .add(names.of(item)));
        return after.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(step -> text(
                        step.getKey().isEmpty() ? "replay.at-the-start" : "replay.after",
                        String.join(text("replay.and"), step.getValue()),
                        step.getKey().isEmpty() ? "" : names.of(step.getKey())))
                .collect(Collectors.joining(text("replay.then")));
    }

    private String stuckAt(Route route) {
        return route.stuck().isEmpty()
                ? text("replay.stuck")
                : text(
                        "replay.stuck-at",
                        route.stuck().stream().sorted().map(names::of).collect(Collectors.joining(text("replay.and"))));
    }

    private String ends(Map<String, ItemState> states, String outcome) {
        List<String> parts = new ArrayList<>();
        states.forEach((item, state) -> parts.add(names.of(item) + ": " + state(state)));
        parts.add(text("watching.COMPLETED." + outcome));
        return String.join(text("replay.then"), parts);
    }

    private String state(ItemState state) {
        return text("watching." + state.name());
    }

    private String text(String key, Object... args) {
        return texts.getMessage(key, args, LocaleContextHolder.getLocale());
    }

    /** Enough to find it for who may see it, too little to look it up with. */
    static String masked(String caseNo) {
        int shown = Math.min(6, caseNo.length() / 3);
        return caseNo.substring(0, shown)
                + "*".repeat(caseNo.length() - 2 * shown)
                + caseNo.substring(caseNo.length() - shown);
    }
}
