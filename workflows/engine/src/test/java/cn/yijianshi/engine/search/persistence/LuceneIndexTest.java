package cn.yijianshi.engine.search.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.engine.search.domain.Entry;
import cn.yijianshi.engine.search.domain.Entry.Kind;
import cn.yijianshi.engine.search.domain.Found;
import cn.yijianshi.engine.search.domain.Found.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneIndexTest {

    private static final List<Entry> ENTRIES = List.of(
            entry(Kind.BUNDLE, "company_start", "企业开办“一件事”", "Starting a company", "开公司", "设立、公章、发票一次办好"),
            entry(Kind.BUNDLE, "home_transfer", "不动产转移登记及水电气广电过户“一件事”", "Transferring a home", "二手房过户", "买卖、赠与、继承"),
            entry(Kind.ITEM, "water_transfer", "用水过户", "Water account transfer", null, null),
            entry(Kind.ITEM, "seal_engraving", "公章刻制备案", "Seal engraving filing", null, null),
            entry(Kind.ITEM, "bank_appointment", "银行开户预约", "Bank appointment", null, null));

    private final LuceneIndex index = new LuceneIndex();

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "企业开办, company_start",
        "开办企业, company_start",
        "企业开半, company_start",
        "开公司, company_start",
        "qykb, company_start",
        "QYK, company_start",
        "二手房, home_transfer",
        "过户, home_transfer",
        "继承, home_transfer",
        "公章, seal_engraving",
        "ＳＥＡＬ, seal_engraving",
        "engravign, seal_engraving",
        "yhkh, bank_appointment",
        "water trans, water_transfer",
    })
    void what_people_call_it_finds_it_first(String asked, String key) {
        assertThat(find(asked)).first().isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"飞机驾驶证", "xq", "* : *", "~\"(", "kind:ITEM AND"})
    void what_is_not_there_is_not_found_and_no_text_is_an_order(String asked) {
        assertThat(find(asked)).isEmpty();
    }

    @Test
    void what_answers_is_marked_and_nothing_is_lost() {
        var found = index.find(ENTRIES, "过户", null, 0, 10).get(0);
        assertThat(found.name()).contains(new Part("过户", true));
        assertThat(found.name().stream().map(Part::text).collect(Collectors.joining()))
                .isEqualTo(found.entry().name());
    }

    @Test
    void only_one_kind_and_page_by_page() {
        assertThat(index.find(ENTRIES, "过户", Kind.ITEM, 0, 10))
                .extracting(found -> found.entry().key())
                .containsExactly("water_transfer");
        assertThat(index.find(ENTRIES, "过户", null, 1, 1))
                .extracting(found -> found.entry().key())
                .containsExactly("water_transfer");
        assertThat(index.find(ENTRIES, " ", Kind.BUNDLE, 1, 10))
                .extracting(found -> found.entry().key())
                .containsExactly("home_transfer");
    }

    @Test
    void what_was_published_since_is_found() {
        var more = new ArrayList<>(ENTRIES);
        more.add(entry(Kind.ITEM, "tree_felling", "砍伐树木许可", "Felling trees", null, null));
        assertThat(find("砍伐树木")).isEmpty();
        assertThat(index.find(List.copyOf(more), "砍伐树木", null, 0, 10)).hasSize(1);
    }

    @Test
    void a_citys_whole_catalogue_is_indexed_and_searched() {
        var city = new ArrayList<Entry>();
        for (int i = 0; i < 1_300; i++) {
            city.add(entry(
                    i % 2 == 0 ? Kind.BUNDLE : Kind.ITEM,
                    "thing_" + i,
                    "事项" + i + "号许可",
                    "Permit " + i,
                    null,
                    "说明" + i));
        }
        var all = List.copyOf(city);
        assertThat(index.find(all, "事项777号许可", null, 0, 1))
                .extracting(found -> found.entry().key())
                .containsExactly("thing_777");
        assertThat(index.find(all, "许可", null, 980, 40)).hasSize(40);
    }

    private List<String> find(String asked) {
        return index.find(ENTRIES, asked, null, 0, 10).stream()
                .map(Found::entry)
                .map(Entry::key)
                .toList();
    }

    private static Entry entry(
            Kind kind, String key, String name, String nameEn, String plainName, String description) {
        return new Entry(
                kind, key, 1, name, nameEn, plainName, null, description, null, "some", "某局", "Some office", List.of());
    }
}
