package cn.yijianshi.intake.api;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.MaterialSource;
import cn.yijianshi.catalogue.Plan;
import cn.yijianshi.intake.api.BundleViews.FeeView;
import cn.yijianshi.intake.api.BundleViews.ItemView;
import cn.yijianshi.intake.api.BundleViews.MaterialView;
import cn.yijianshi.intake.api.BundleViews.NoticeView;
import cn.yijianshi.platform.papers.Printed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The one-time notice as a paper to take along (一次性告知书, 行政许可法 第30条). */
@Component
class NoticePaper {

    private static final ZoneId OFFICES = ZoneId.of("Asia/Shanghai");
    private static final List<String> HEADINGS = List.of(
            "title",
            "situation",
            "items",
            "item",
            "department",
            "promised",
            "statutory",
            "result",
            "materials",
            "bring",
            "nothing-to-bring",
            "spared",
            "optional",
            "fees",
            "no-fees",
            "no-more");

    private final Printed page = new Printed("/papers/one-time-notice.mustache");
    private final MessageSource texts;

    NoticePaper(MessageSource texts) {
        this.texts = texts;
    }

    byte[] pdf(NoticeView notice, Plan plan, Locale locale, Instant at) {
        return page.pdf(Printed.clean(words(notice, plan, locale, at)));
    }

    private Map<String, Object> words(NoticeView notice, Plan plan, Locale locale, Instant at) {
        var chinese = Language.isChinese(locale);
        var words = new LinkedHashMap<String, Object>();
        words.put("language", chinese ? "zh" : "en");
        HEADINGS.forEach(key -> words.put(key.replace('-', '_'), say(locale, key)));
        words.put("name", chinese ? notice.name() : notice.nameEn());
        words.put(
                "printed",
                say(
                        locale,
                        "printed",
                        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                                .withZone(OFFICES)
                                .format(at),
                        notice.version()));
        words.put("promise", notice.promise() == null ? "" : say(locale, "promise", limit(notice.promise(), locale)));
        words.put("answers", answers(plan, chinese));
        words.put(
                "lines", notice.items().stream().map(item -> item(item, locale)).toList());
        words.put("brought", materials(notice, locale, NoticePaper::isBrought));
        words.put("broughtBySystem", materials(notice, locale, material -> !isBrought(material)));
        words.put("paid", notice.fees().stream().map(fee -> fee(fee, locale)).toList());
        return words;
    }

    private static List<Map<String, String>> answers(Plan plan, boolean chinese) {
        var answers = new ArrayList<Map<String, String>>();
        plan.bundle().questions().forEach(question -> {
            var chosen = question.options().stream()
                    .filter(option -> plan.answers()
                            .getOrDefault(question.key(), List.of())
                            .contains(option.key()))
                    .map(option -> chinese ? option.text() : option.textEn())
                    .collect(Collectors.joining(chinese ? "、" : ", "));
            if (!chosen.isEmpty()) {
                answers.add(Map.of("label", chinese ? question.text() : question.textEn(), "value", chosen));
            }
        });
        return answers;
    }

    private Map<String, String> item(ItemView item, Locale locale) {
        var chinese = Language.isChinese(locale);
        var line = new LinkedHashMap<String, String>();
        line.put("name", chinese ? item.name() : item.nameEn());
        line.put(
                "basis",
                item.legalBasis().stream()
                        .map(basis -> chinese ? basis.text() : basis.textEn())
                        .collect(Collectors.joining(chinese ? "、" : ", ")));
        line.put("by", chinese ? item.department().name() : item.department().nameEn());
        line.put("within", item.promised() == null ? "—" : limit(item.promised(), locale));
        line.put("atMost", item.statutory() == null ? "—" : limit(item.statutory(), locale));
        var result = chinese ? item.certificate() : item.certificateEn();
        line.put("brings", result == null ? "—" : result);
        return line;
    }

    private List<Map<String, String>> materials(NoticeView notice, Locale locale, Predicate<MaterialView> which) {
        var chinese = Language.isChinese(locale);
        var names = notice.items().stream()
                .collect(Collectors.toMap(ItemView::key, item -> chinese ? item.name() : item.nameEn()));
        return notice.materials().stream()
                .filter(which)
                .map(material -> Map.of(
                        "name", chinese ? material.name() : material.nameEn(),
                        "optional", material.required() ? "" : say(locale, "optional"),
                        "how",
                                material.note() != null
                                        ? (chinese ? material.note() : material.noteEn())
                                        : say(locale, "source." + material.source()),
                        "more",
                                Stream.of(
                                                say(
                                                        locale,
                                                        "used-for",
                                                        material.items().stream()
                                                                .map(names::get)
                                                                .collect(Collectors.joining(chinese ? "、" : ", "))),
                                                material.basis() == null ? "" : say(locale, "basis", material.basis()))
                                        .filter(text -> !text.isEmpty())
                                        .collect(Collectors.joining("　"))))
                .toList();
    }

    private static boolean isBrought(MaterialView material) {
        return material.source() == MaterialSource.UPLOAD && material.held() == null;
    }

    private Map<String, String> fee(FeeView fee, Locale locale) {
        var chinese = Language.isChinese(locale);
        return Map.of(
                "name", chinese ? fee.name() : fee.nameEn(),
                "amount",
                        say(
                                locale,
                                "amount",
                                fee.amount().stripTrailingZeros().toPlainString(),
                                chinese ? fee.unit() : fee.unitEn()),
                "basis", fee.basis() == null ? "" : say(locale, "basis", fee.basis()));
    }

    private String limit(Limit limit, Locale locale) {
        return limit.unit() == LimitUnit.IMMEDIATE
                ? say(locale, "limit.IMMEDIATE")
                : say(locale, "limit." + limit.unit(), limit.amount());
    }

    private String say(Locale locale, String key, Object... args) {
        return texts.getMessage("paper.notice." + key, args, locale);
    }
}
