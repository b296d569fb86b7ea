package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.AnswerProblem;
import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.catalogue.StoppedRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers and a filled form that can be taken in as they are. */
public final class Filing {

    private final Plan plan;
    private final MergedForm merged;
    private final Map<String, Object> form;
    private final List<StoppedRow> stopped;

    private Filing(Plan plan, MergedForm merged, Map<String, Object> form) {
        this.plan = plan;
        this.merged = merged;
        this.form = merged.goingOn(form);
        this.stopped = merged.stopped(form);
    }

    /** What the answers make of a bundle, for an applicant who has filled in nothing yet. */
    public static Plan planned(
            Bundle bundle, Map<String, List<String>> answers, Function<String, Optional<Item>> items) {
        var plan = Plan.of(bundle, answers, items);
        plan.stop().ifPresent(stop -> {
            throw new Stopped(stop);
        });
        if (!plan.problems().isEmpty()) {
            throw new NotAcceptable(plan.problems(), List.of());
        }
        return plan;
    }

    /**
     * @throws Stopped when the answers show that this is the wrong door
     * @throws NotAcceptable naming everything that is wrong, so that the applicant is told once (一次告知)
     */
    public static Filing of(
            Bundle bundle,
            Map<String, List<String>> answers,
            Map<String, Object> form,
            Function<String, Optional<Item>> items,
            Checks checks) {
        return of(planned(bundle, answers, items), form, checks, List.of());
    }

    /**
     * @param materials what is wrong with the materials handed in, to be named with the rest
     * @throws NotAcceptable naming everything that is wrong
     */
    public static Filing of(Plan plan, Map<String, Object> form, Checks checks, List<FieldProblem> materials) {
        var merged = MergedForm.of(plan);
        var problems = merged.check(form, checks);
        if (!problems.isEmpty() || !materials.isEmpty()) {
            throw new NotAcceptable(List.of(), problems, materials, false);
        }
        return new Filing(plan, merged, merged.completed(form));
    }

    public Plan plan() {
        return plan;
    }

    public List<Item> items() {
        return plan.chosen();
    }

    /** The form with what the answers already told, and without the rows that are left behind. */
    public Map<String, Object> form() {
        return form;
    }

    /** Rows that are not filed although the others are; none of the departments gets them. */
    public List<StoppedRow> stopped() {
        return stopped;
    }

    /** Each department's share: item to the fields it needs, and nothing more (data minimisation). */
    public Map<String, Map<String, Map<String, Object>>> shares() {
        return Shares.of(merged, items(), form);
    }

    /** The answers lead to another door. */
    public static class Stopped extends RuntimeException {

        private final transient Stop stop;

        Stopped(Stop stop) {
            super(stop.reason());
            this.stop = stop;
        }

        public Stop stop() {
            return stop;
        }
    }

    /** Everything that has to be put right before the application can be taken. */
    public static class NotAcceptable extends RuntimeException {

        private final transient List<AnswerProblem> answers;
        private final transient List<FieldProblem> fields;
        private final transient List<FieldProblem> materials;
        private final boolean answerToNotice;

        NotAcceptable(List<AnswerProblem> answers, List<FieldProblem> fields) {
            this(answers, fields, List.of(), false);
        }

        private NotAcceptable(
                List<AnswerProblem> answers,
                List<FieldProblem> fields,
                List<FieldProblem> materials,
                boolean answerToNotice) {
            super(answers + " " + fields + " " + materials);
            this.answers = answers;
            this.fields = fields;
            this.materials = materials;
            this.answerToNotice = answerToNotice;
        }

        public static NotAcceptable answerToNotice(List<FieldProblem> fields) {
            return new NotAcceptable(List.of(), fields, List.of(), true);
        }

        public static NotAcceptable ofMaterials(List<FieldProblem> materials) {
            return new NotAcceptable(List.of(), List.of(), materials, false);
        }

        public List<AnswerProblem> answers() {
            return answers;
        }

        public List<FieldProblem> fields() {
            return fields;
        }

        public List<FieldProblem> materials() {
            return materials;
        }

        /** Whether it is about the answer to a notice of gaps, not about a first submission. */
        public boolean isAnswerToNotice() {
            return answerToNotice;
        }
    }
}
