package cn.yijianshi.engine.editing.api;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.catalogue.Edge;
import cn.yijianshi.catalogue.EdgeKind;
import cn.yijianshi.catalogue.FailurePolicy;
import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;
import cn.yijianshi.catalogue.LimitVariant;
import cn.yijianshi.catalogue.Node;
import cn.yijianshi.engine.editing.domain.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What two versions say otherwise is read by people who know no keys. */
class SentencesTest {

    private static final Map<String, String> NAMES =
            Map.of("company_establishment", "企业设立登记", "capital_stamp_tax", "资金账簿印花税");

    private final Sentences sentences = new Sentences(messages(), key -> NAMES.getOrDefault(key, key));

    @Test
    void items_are_told_by_their_names_and_named_once() {
        var node = new Node("capital_stamp_tax", true, FailurePolicy.STOP_ALL);
        assertThat(chinese("nodes", "capital_stamp_tax", null, node)).isEqualTo("新增事项“资金账簿印花税”");
        assertThat(chinese("nodes", "capital_stamp_tax", node, null)).isEqualTo("删除事项“资金账簿印花税”");
    }

    @Test
    void what_waits_for_what_is_a_sentence() {
        var edge = new Edge("company_establishment", "capital_stamp_tax", EdgeKind.OUT);
        assertThat(chinese("edges", "company_establishment → capital_stamp_tax", edge, null))
                .isEqualTo("先后关系“企业设立登记 → 资金账簿印花税”：删除“企业设立登记有结果后开始办资金账簿印花税”");
    }

    @Test
    void what_has_no_name_is_told_by_all_it_says() {
        var variant = new LimitVariant(Map.of("site", List.of("rural")), Map.of(), new Limit(1, LimitUnit.WORKING_DAY));
        assertThat(chinese("limitVariants", null, null, variant)).isEqualTo("时限情形：新增“适用情形：site = rural；承诺时限：1 个工作日”");
    }

    private String chinese(String name, String which, Object before, Object after) {
        return sentences.of(new Change(List.of(new Change.Step(name, which)), before, after), Locale.CHINESE);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
