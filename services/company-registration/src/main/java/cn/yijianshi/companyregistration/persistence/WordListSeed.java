package cn.yijianshi.companyregistration.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the word tables from the files that ship, once: afterwards the tables are the truth. */
@Component
class WordListSeed {
    /** 企业名称登记管理规定 in its text of today. */
    private static final LocalDate FROM = LocalDate.of(2021, 3, 1);

    WordListSeed(JdbcClient jdbc, TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> fill(jdbc));
    }

    static void fill(JdbcClient jdbc) {
        // Two services that start at the same moment fill one after the other; the second finds the tables full.
        jdbc.sql("INSERT INTO dated_table (name, revision) VALUES ('word lists', 0)"
                        + " ON DUPLICATE KEY UPDATE revision = revision + 0")
                .update();
        jdbc.sql("SELECT revision FROM dated_table WHERE name = 'word lists' FOR UPDATE")
                .query(Long.class)
                .single();
        into(
                jdbc,
                "forbidden_word",
                "word, kind, effect",
                NameRuleFiles.forbiddenWords().stream()
                        .map(entry -> List.<Object>of(
                                entry.word(), entry.kind(), entry.effect().name()))
                        .toList(),
                "企业名称登记管理规定 第十一、十二条；词语为初始清单 (the words are a starting list) [U]");
        into(
                jdbc,
                "industry_word",
                "word, trade, codes",
                NameRuleFiles.industryWords().stream()
                        .map(entry -> List.<Object>of(entry.word(), entry.group(), String.join("|", entry.codes())))
                        .toList(),
                "工商企注字〔2017〕133号；词语为初始清单 (the words are a starting list) [U]");
        into(
                jdbc,
                "place_name",
                "name",
                NameRuleFiles.placeNames().stream()
                        .map(name -> List.<Object>of(name))
                        .toList(),
                "企业名称登记管理规定 第八条；简要清单 (a short list) [U]");
        into(jdbc, "region_of_registry", "registry, place, name", regions(), "GB/T 2260 [V]；简称 (short forms) [U]");
        into(
                jdbc,
                "scope_entry",
                "wording, kind",
                NameRuleFiles.scopeCatalogue().stream()
                        .map(entry -> List.<Object>of(entry.text(), entry.kind().name()))
                        .toList(),
                "经营范围规范表述，摘自已公示的营业执照 (wordings seen on published licences) [U]");
    }

    private static List<List<Object>> regions() {
        var rows = new ArrayList<List<Object>>();
        for (Map.Entry<String, List<String>> registry : NameRuleFiles.regions().entrySet()) {
            int place = 0;
            for (String name : registry.getValue()) {
                rows.add(List.of(registry.getKey(), ++place, name));
            }
        }
        return rows;
    }

    private static void into(JdbcClient jdbc, String table, String columns, List<List<Object>> rows, String source) {
        if (jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single() > 0) {
            return;
        }
        String places = "?, ".repeat(columns.split(",").length);
        for (List<Object> row : rows) {
            var values = new ArrayList<>(row);
            values.add(FROM);
            values.add(source);
            jdbc.sql("INSERT INTO " + table + " (" + columns + ", valid_from, source) VALUES (" + places + "?, ?)")
                    .params(values)
                    .update();
        }
    }
}
