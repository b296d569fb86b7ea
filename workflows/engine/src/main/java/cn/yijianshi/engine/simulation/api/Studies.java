package cn.yijianshi.engine.simulation.api;

import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Drawing;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.catalogue.ProcessDrawer;
import cn.yijianshi.catalogue.Walk;
import cn.yijianshi.catalogue.guard.Refusal;
import cn.yijianshi.catalogue.guard.UnsoundDrawing;
import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.Drawn;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.domain.Offices;
import cn.yijianshi.engine.domain.Published;
import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.editing.domain.Editing;
import cn.yijianshi.engine.editing.domain.Kind;
import cn.yijianshi.engine.simulation.api.SimulationController.Answer;
import cn.yijianshi.engine.simulation.api.SimulationController.Behaviour;
import cn.yijianshi.engine.simulation.api.SimulationController.Question;
import cn.yijianshi.engine.simulation.api.SimulationController.Variant;
import cn.yijianshi.engine.simulation.api.SimulationController.VariantAnswer;
import cn.yijianshi.engine.simulation.domain.History;
import cn.yijianshi.engine.simulation.domain.ServiceTime;
import cn.yijianshi.engine.simulation.domain.Simulation;
import cn.yijianshi.engine.simulation.domain.Study;
import cn.yijianshi.engine.simulation.domain.Study.Answers;
import cn.yijianshi.engine.simulation.domain.Study.Conduct;
import cn.yijianshi.engine.simulation.domain.UnsoundStudy;
import cn.yijianshi.platform.problems.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Makes a study of a question: what it leaves out is taken from real cases, and what those do not tell is assumed. */
@Component
class Studies {

    private static final int MOST_CASES = 20_000;
    private static final int USUAL_CASES = 2_000;
    private static final double USUAL_ARRIVALS = 20;
    private static final double MOST_ARRIVALS = 100_000;
    private static final double ASSUMED_MINUTES = 30;
    private static final int ENOUGH_OBSERVATIONS = 30;
    private static final int LAST = 500;
    private static final int MOST_VARIANTS = 8;

    private final Published published;
    private final Drawn drawn;
    private final History history;
    private final Calendars calendars;
    private final Clock clock;
    private final Drafts drafts;
    private final Editing editing;

    Studies(
            Published published,
            Drawn drawn,
            History history,
            Calendars calendars,
            Clock clock,
            Drafts drafts,
            Editing editing) {
        this.published = published;
        this.drawn = drawn;
        this.history = history;
        this.calendars = calendars;
        this.clock = clock;
        this.drafts = drafts;
        this.editing = editing;
    }

    Answer run(Question question) {
        demandSound(question);
        Tried tried = tried(question);
        Bundle bundle = tried.bundle();
        Map<String, Item> items = new TreeMap<>();
        for (Node node : bundle.nodes()) {
            items.put(node.item(), published.item(node.item()).orElseThrow(Problem::notFound));
        }
        known("/officers", question.officers(), departments(items));
        known("/minutes", question.minutes(), items.keySet());
        known("/conduct", question.conduct(), items.keySet());
        known("/limits", question.limits(), items.keySet());

        List<Answers> mix = question.mix() == null ? history.answers(bundle.key(), LAST) : mix(question);
        if (mix.isEmpty()) {
            throw new UnsoundStudy("/mix", "study-no-history");
        }
        Map<String, String> minutesFrom = new TreeMap<>();
        Map<String, ServiceTime> service = service(items.keySet(), question.minutes(), minutesFrom);
        Study base = new Study(
                bundle,
                walk("/drawing", bundle, tried.drawing()),
                promised(items, question.limits()),
                mix,
                question.from() == null ? LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE) : question.from(),
                question.cases() == null ? USUAL_CASES : question.cases(),
                (question.cases() == null ? USUAL_CASES : question.cases()) / 10,
                question.arrivalsPerDay() == null ? USUAL_ARRIVALS : question.arrivalsPerDay(),
                question.officers() == null ? Map.of() : question.officers(),
                service,
                conduct(question.conduct()),
                question.facts() == null ? Map.of() : question.facts(),
                question.without() == null ? Set.of() : Set.copyOf(question.without()),
                question.closedDays() == null ? Set.of() : Set.copyOf(question.closedDays()),
                calendars.dueDates(),
                Offices.CITY,
                question.seed() == null ? 1 : question.seed());
        List<VariantAnswer> variants = new ArrayList<>();
        for (int i = 0; question.variants() != null && i < question.variants().size(); i++) {
            Variant variant = question.variants().get(i);
            known("/variants/" + i + "/officers", variant.officers(), departments(items));
            known("/variants/" + i + "/minutes", variant.minutes(), items.keySet());
            known("/variants/" + i + "/limits", variant.limits(), items.keySet());
            variants.add(new VariantAnswer(variant.name(), Simulation.run(changed(base, items, question, variant, i))));
        }
        return new Answer(Simulation.run(base), variants, question.mix() == null ? "HISTORY" : "GIVEN", minutesFrom);
    }

    /** @param drawing null: as it is published */
    private record Tried(Bundle bundle, String drawing) {}

    private Tried tried(Question question) {
        if (question.draft() == null) {
            return new Tried(
                    (question.version() == null
                                    ? published.bundle(question.bundle())
                                    : published.bundle(question.bundle(), question.version()))
                            .orElseThrow(Problem::notFound),
                    question.drawing());
        }
        Draft draft = drafts.of(question.draft())
                .filter(found -> found.kind() == Kind.BUNDLE && found.key().equals(question.bundle()))
                .orElseThrow(Problem::notFound);
        Bundle bundle = (Bundle) editing.content(draft).orElseThrow(() -> Problem.invalid("draft-unsound"));
        String drawing = question.drawing() == null ? draft.drawing() : question.drawing();
        return new Tried(
                bundle,
                drawing == null
                        ? ProcessDrawer.draw(bundle, published::item)
                        : Drawing.numbered(drawing, bundle.version()));
    }

    private Study changed(Study base, Map<String, Item> items, Question question, Variant variant, int number) {
        Map<String, Integer> officers = new HashMap<>(base.officers());
        if (variant.officers() != null) {
            officers.putAll(variant.officers());
        }
        Map<String, ServiceTime> service = new HashMap<>(base.service());
        if (variant.minutes() != null) {
            variant.minutes().forEach((item, mean) -> service.put(item, new ServiceTime.Exponential(mean)));
        }
        Map<String, Limit> limits = new HashMap<>(question.limits() == null ? Map.of() : question.limits());
        if (variant.limits() != null) {
            limits.putAll(variant.limits());
        }
        Set<String> without = new HashSet<>(base.without());
        if (variant.without() != null) {
            without.addAll(variant.without());
        }
        Set<LocalDate> closed = new HashSet<>(base.closed());
        if (variant.closedDays() != null) {
            closed.addAll(variant.closedDays());
        }
        return new Study(
                base.bundle(),
                variant.drawing() == null
                        ? base.walk()
                        : walk("/variants/" + number + "/drawing", base.bundle(), variant.drawing()),
                promised(items, limits),
                base.mix(),
                base.from(),
                base.cases(),
                base.warmUp(),
                variant.arrivalsPerDay() == null ? base.arrivalsPerDay() : variant.arrivalsPerDay(),
                officers,
                service,
                base.conduct(),
                base.facts(),
                without,
                closed,
                base.dueDates(),
                base.office(),
                base.seed());
    }

    private Walk.Paths walk(String pointer, Bundle bundle, String drawing) {
        try {
            return Walk.read(
                    bundle, drawing == null ? drawn.drawing(bundle.key(), bundle.version()) : drawing, published::item);
        } catch (UnsoundDrawing refused) {
            Problem problem = Problem.invalid("not-drawable");
            for (Refusal refusal : refused.refusals()) {
                String words = refusal.words(LocaleContextHolder.getLocale());
                problem.saying(pointer, refusal.code(), refusal.line() == 0 ? words : refusal.line() + ": " + words);
            }
            throw problem;
        }
    }

    private static List<Answers> mix(Question question) {
        return question.mix().stream()
                .map(answered -> new Answers(
                        answered.answers() == null ? Map.of() : answered.answers(),
                        answered.weight() == null ? 1 : answered.weight()))
                .toList();
    }

    private Map<String, ServiceTime> service(
            Set<String> items, Map<String, Double> given, Map<String, String> minutesFrom) {
        Map<String, Double> known = given == null ? Map.of() : given;
        Set<String> open = new HashSet<>(items);
        open.removeAll(known.keySet());
        Map<String, List<Double>> observed = history.minutesInHand(open, LAST);
        Map<String, ServiceTime> service = new HashMap<>();
        for (String item : items) {
            List<Double> minutes = observed.getOrDefault(item, List.of());
            if (known.get(item) != null) {
                service.put(item, new ServiceTime.Exponential(known.get(item)));
                minutesFrom.put(item, "GIVEN");
            } else if (minutes.size() >= ENOUGH_OBSERVATIONS) {
                service.put(item, new ServiceTime.Observed(minutes));
                minutesFrom.put(item, "HISTORY");
            } else {
                service.put(item, new ServiceTime.Exponential(ASSUMED_MINUTES));
                minutesFrom.put(item, "ASSUMED");
            }
        }
        return service;
    }

    private static Map<String, Item> promised(Map<String, Item> items, Map<String, Limit> limits) {
        Map<String, Item> changed = new HashMap<>(items);
        if (limits != null) {
            limits.forEach((key, promise) -> changed.computeIfPresent(
                    key, (any, item) -> item.withLimits(item.version(), promise, item.statutory(), List.of())));
        }
        return changed;
    }

    private static Map<String, Conduct> conduct(Map<String, Behaviour> given) {
        Map<String, Conduct> conduct = new HashMap<>();
        if (given != null) {
            given.forEach((item, behaviour) -> conduct.put(
                    item,
                    new Conduct(
                            zero(behaviour.atOnce()),
                            zero(behaviour.corrected()),
                            zero(behaviour.answeredAfterMinutes()),
                            zero(behaviour.refused()))));
        }
        return conduct;
    }

    private static double zero(Double value) {
        return value == null ? 0 : value;
    }

    private static Set<String> departments(Map<String, Item> items) {
        Set<String> departments = new HashSet<>();
        items.values().forEach(item -> departments.add(item.department()));
        return departments;
    }

    private static void known(String pointer, Map<String, ?> given, Set<String> known) {
        if (given == null) {
            return;
        }
        Problem problem = Problem.invalid("invalid-request");
        given.forEach((key, value) -> {
            if (!known.contains(key)) {
                problem.at(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), "study-unknown-key");
            } else if (value == null) {
                problem.at(pointer + "/" + key, "required");
            }
        });
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    private static void demandSound(Question question) {
        Problem problem = Problem.invalid("invalid-request");
        if (question.bundle() == null || question.bundle().isBlank()) {
            problem.at("/bundle", "required");
        }
        between(problem, "/cases", question.cases(), 1, MOST_CASES);
        between(problem, "/arrivalsPerDay", question.arrivalsPerDay(), 0.01, MOST_ARRIVALS);
        people(problem, "/officers", question.officers());
        work(problem, "/minutes", question.minutes());
        if (question.facts() != null) {
            question.facts().forEach((fact, share) -> {
                if (fact.indexOf('=') < 1) {
                    problem.at("/facts", "study-fact-form");
                }
                between(problem, "/facts", share, 0, 1);
            });
        }
        if (question.conduct() != null) {
            question.conduct().forEach((item, behaviour) -> {
                if (behaviour != null) {
                    between(problem, "/conduct/" + item + "/atOnce", behaviour.atOnce(), 0, 1);
                    between(problem, "/conduct/" + item + "/corrected", behaviour.corrected(), 0, 1);
                    between(problem, "/conduct/" + item + "/refused", behaviour.refused(), 0, 1);
                    between(
                            problem,
                            "/conduct/" + item + "/answeredAfterMinutes",
                            behaviour.answeredAfterMinutes(),
                            0,
                            100_000);
                }
            });
        }
        if (question.mix() != null) {
            for (int i = 0; i < question.mix().size(); i++) {
                between(problem, "/mix/" + i + "/weight", question.mix().get(i).weight(), 0, 1_000_000);
            }
        }
        if (question.variants() != null) {
            between(problem, "/variants", question.variants().size(), 0, MOST_VARIANTS);
            for (int i = 0; i < question.variants().size(); i++) {
                Variant variant = question.variants().get(i);
                if (variant.name() == null || variant.name().isBlank()) {
                    problem.at("/variants/" + i + "/name", "required");
                }
                between(problem, "/variants/" + i + "/arrivalsPerDay", variant.arrivalsPerDay(), 0.01, MOST_ARRIVALS);
                people(problem, "/variants/" + i + "/officers", variant.officers());
                work(problem, "/variants/" + i + "/minutes", variant.minutes());
            }
        }
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    private static void people(Problem problem, String pointer, Map<String, Integer> officers) {
        if (officers != null) {
            officers.forEach((department, count) -> between(problem, pointer + "/" + department, count, 1, 10_000));
        }
    }

    private static void work(Problem problem, String pointer, Map<String, Double> minutes) {
        if (minutes != null) {
            minutes.forEach((item, mean) -> between(problem, pointer + "/" + item, mean, 0, 100_000));
        }
    }

    private static void between(Problem problem, String pointer, Number value, double least, double most) {
        if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
            problem.at(pointer, "calendar-out-of-range", least, most);
        }
    }
}
