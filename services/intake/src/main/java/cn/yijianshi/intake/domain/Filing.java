package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.AnswerProblem;
import cn.yijianshi.catalogue.Bundle;
import cn.yijianshi.catalogue.Checks;
import cn.yijianshi.catalogue.FieldProblem;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.MergedForm;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.catalogue.Stop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers and a filled form that can be taken in as they are. */
public final class Filing {

    private final Plan plan;
    private final MergedForm merged;
    private final Map<String, Object> form;

    private Filing(Plan plan, MergedForm merged, Map<String, Object> form) {
        this.plan = plan;
        this.merged = merged;
        this.form = form;
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
        var plan = planned(bundle, answers, items);
        var merged = MergedForm.of(plan);
        var problems = merged.check(form, checks);
        if (!problems.isEmpty()) {
            throw new NotAcceptable(List.of(), problems);
        }
        return new Filing(plan, merged, merged.completed(form));
    }

    public Plan plan() {
        return plan;
    }

    public List<Item> items() {
        return plan.chosen();
    }

    /** The form with what the answers already told. */
    public Map<String, Object> form() {
        return form;
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
        private final boolean answerToNotice;

        NotAcceptable(List<AnswerProblem> answers, List<FieldProblem> fields) {
            this(answers, fields, false);
        }

        private NotAcceptable(List<AnswerProblem> answers, List<FieldProblem> fields, boolean answerToNotice) {
            super(answers + " " + fields);
            this.answers = answers;
            this.fields = fields;
            this.answerToNotice = answerToNotice;
        }

        static NotAcceptable answerToNotice(List<FieldProblem> fields) {
            return new NotAcceptable(List.of(), fields, true);
        }

        public List<AnswerProblem> answers() {
            return answers;
        }

        public List<FieldProblem> fields() {
            return fields;
        }

        /** Whether it is about the answer to a notice of gaps, not about a first submission. */
        public boolean isAnswerToNotice() {
            return answerToNotice;
        }
    }
}
