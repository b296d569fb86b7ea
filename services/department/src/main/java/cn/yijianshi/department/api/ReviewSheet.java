package cn.yijianshi.department.api;

import cn.yijianshi.catalogue.Field;
import cn.yijianshi.catalogue.FieldType;
import cn.yijianshi.catalogue.Item;
import cn.yijianshi.catalogue.ResultField;
import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.Colleagues;
import cn.yijianshi.department.domain.HistoryEntry;
import cn.yijianshi.department.domain.ItemFields;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.platform.papers.Printed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands on the review sheet (审批单): a paper for the department's own file, so in Chinese and with comments. */
final class ReviewSheet {

    private final Texts texts;
    private final Review review;
    private final Item item;
    private final Map<String, String> resultLabels;

    private ReviewSheet(Texts texts, Review review, Item item) {
        this.texts = texts;
        this.review = review;
        this.item = item;
        this.resultLabels = item.results().stream().collect(Collectors.toMap(ResultField::key, ResultField::label));
    }

    /** The words of its template. */
    static Map<String, Object> of(
            Texts texts, Review review, Item item, String authority, List<HistoryEntry> history, Instant printedAt) {
        return new ReviewSheet(texts, review, item).words(authority, history, printedAt);
    }

    private Map<String, Object> words(String authority, List<HistoryEntry> history, Instant printedAt) {
        var words = new LinkedHashMap<String, Object>();
        words.put("authority", authority);
        words.put("caseNo", review.request().caseNo());
        words.put("printedAt", Texts.second(printedAt));
        words.put("head", head());
        words.put("form", form());
        words.put("decision", decision());
        words.put("opinions", opinions());
        words.put("history", history.stream().map(this::entry).toList());
        words.put(
                "comments",
                history.stream()
                        .filter(entry -> entry.act() == Act.COMMENTED)
                        .map(this::entry)
                        .toList());
        return Printed.clean(words);
    }

    private List<Map<String, String>> head() {
        var request = review.request();
        var head = new ArrayList<Map<String, String>>();
        line(head, "事项", item.name());
        line(head, "申请人", review.filed() == null ? "" : review.filed().applicantName());
        line(head, "办件编号", request.reviewId());
        line(head, "收件时间", Texts.moment(request.receivedAt()));
        line(head, "承诺时限", review.due().running() ? Texts.moment(review.due().dueAt()) : "时限停止计算");
        line(head, "状态", texts.onRecord("review.status." + review.status()));
        line(head, "经办人", review.claim() == null ? "" : review.claim().by().name());
        if (review.acceptance() != null) {
            line(
                    head,
                    "受理",
                    name(review.acceptance().by()) + "　"
                            + Texts.moment(review.acceptance().at()));
        }
        return head;
    }

    private List<Map<String, String>> form() {
        var filing = review.filing();
        var form = new ArrayList<Map<String, String>>();
        for (var field : item.fields()) {
            var value = filing.value(field.key());
            if (field.type() == FieldType.LIST) {
                line(form, field.label(), rows(field, value));
            } else {
                line(form, field.label(), ItemFields.shown(field, value, true));
            }
        }
        return form;
    }

    private static String rows(Field field, Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(row -> field.rows().stream()
                                .map(column -> ItemFields.shown(column, ItemFields.at(row, column.key()), true))
                                .filter(shown -> !shown.isEmpty())
                                .collect(Collectors.joining("，")))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    private List<Map<String, String>> decision() {
        var lines = new ArrayList<Map<String, String>>();
        var decision = review.decision();
        if (decision != null) {
            line(lines, "决定", texts.onRecord("review.status." + review.status()));
            line(lines, "决定人", name(decision.by(), decision.actingFor()));
            line(lines, "决定时间", Texts.second(decision.at()));
            decision.result().forEach((key, value) -> line(lines, resultLabels.getOrDefault(key, key), value));
            line(lines, "理由", decision.reason());
            line(lines, "依据", decision.basis());
        } else if (review.pending() != null) {
            var pending = review.pending();
            line(lines, "拟作决定", texts.onRecord("review.act." + pending.act()));
            line(lines, "决定人", name(pending.by().officer(), pending.by().actingFor()));
            line(lines, "生效时间", Texts.second(pending.until()));
        }
        return lines;
    }

    private List<Map<String, String>> opinions() {
        return review.colleagues().coReviewers().stream().map(this::opinion).toList();
    }

    private Map<String, String> opinion(Colleagues.CoReviewer asked) {
        var opinion = asked.opinion();
        return Map.of(
                "who", asked.officer().name(),
                "question", asked.question(),
                "voice", opinion == null ? "尚未答复" : texts.onRecord("review.voice." + opinion.voice()),
                "text", opinion == null ? "" : opinion.text(),
                "when", opinion == null ? "" : Texts.second(opinion.at()));
    }

    private Map<String, String> entry(HistoryEntry entry) {
        return Map.of(
                "when", Texts.second(entry.at()),
                "who", name(entry.by(), entry.actingFor()),
                "act", texts.onRecord("review.act." + entry.act()),
                "text", said(entry.content()));
    }

    private String said(Map<String, Object> content) {
        var said = new ArrayList<String>();
        say(said, content.get("toName"));
        say(said, content.get("names"));
        if (content.get("voice") instanceof String voice && !voice.isEmpty()) {
            say(said, texts.onRecord("review.voice." + voice));
        }
        if (content.get("defects") instanceof List<?> defects) {
            defects.stream()
                    .filter(Map.class::isInstance)
                    .map(Map.class::cast)
                    .forEach(defect -> say(said, label(defect.get("field")) + "：" + defect.get("text")));
        }
        if (content.get("result") instanceof Map<?, ?> result) {
            result.forEach((key, value) ->
                    say(said, resultLabels.getOrDefault(String.valueOf(key), String.valueOf(key)) + "：" + value));
        }
        say(said, content.get("findings"));
        say(said, content.get("reason"));
        say(said, content.get("basis"));
        say(said, content.get("text"));
        return String.join("；", said);
    }

    private String label(Object key) {
        return item.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(Field::label)
                .orElse(String.valueOf(key));
    }

    private static void say(List<String> said, Object value) {
        if (value instanceof List<?> several) {
            said.add(several.stream().map(String::valueOf).collect(Collectors.joining("、")));
        } else if (value != null && !value.toString().isBlank()) {
            said.add(value.toString());
        }
    }

    private static void line(List<Map<String, String>> lines, String label, String value) {
        if (value != null && !value.isBlank()) {
            lines.add(Map.of("label", label, "value", value));
        }
    }

    private String name(Officer officer) {
        return officer.nobody() ? texts.onRecord("review.by-the-system") : officer.name();
    }

    private String name(Officer officer, Officer actingFor) {
        return actingFor == null ? name(officer) : name(officer) + "（代" + actingFor.name() + "）";
    }
}
