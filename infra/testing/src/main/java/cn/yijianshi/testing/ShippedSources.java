package cn.yijianshi.testing;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the dated tables of a service say of where their lines come from, when nobody has changed any. */
public final class ShippedSources {
    private static final Pattern BESIDE = Pattern.compile("\\([^)]*\\)|\\[[^]]*]");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{3,}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern OUR_OWN_SIGN = Pattern.compile("S\\d#\\d+");

    private ShippedSources() {}

    /** Sources that are not in Chinese with the English beside them in brackets, or that name a paper by a sign of ours. */
    public static List<String> notInChineseFirst(JdbcClient jdbc) {
        List<String> tables = jdbc.sql("SELECT LOWER(s.table_name) FROM information_schema.columns s"
                        + " JOIN information_schema.columns d ON d.table_schema = s.table_schema"
                        + " AND d.table_name = s.table_name WHERE LOWER(s.column_name) = 'source'"
                        + " AND LOWER(d.column_name) = 'valid_from'")
                .query(String.class)
                .list();
        if (tables.isEmpty()) {
            throw new IllegalStateException("no dated tables were found");
        }
        return tables.stream()
                .flatMap(table ->
                        jdbc
                                .sql("SELECT DISTINCT source FROM " + table + " ORDER BY source")
                                .query(String.class)
                                .stream()
                                .filter(ShippedSources::amiss)
                                .map(source -> table + ": " + source))
                .toList();
    }

    private static boolean amiss(String source) {
        String said = BESIDE.matcher(source).replaceAll("");
        return ENGLISH.matcher(said).find()
                || !CHINESE.matcher(source).find()
                || OUR_OWN_SIGN.matcher(source).find();
    }
}
