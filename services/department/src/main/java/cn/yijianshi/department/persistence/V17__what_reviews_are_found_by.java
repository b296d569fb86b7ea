package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.SearchText;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Makes the reviews of earlier releases findable; in Java, because SQL cannot take names apart portably. */
@Component
class V17__what_reviews_are_found_by extends BaseJavaMigration {

    private static final int AT_A_TIME = 500;

    private record Row(String id, String department, String item, String itemName, String caseNo, String name) {}

    @Override
    public void migrate(Context context) {
        var sql = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var search = new SearchColumns(sql);
        var after = "";
        List<Row> rows;
        do {
            rows = sql.sql("SELECT id, department, item, item_name, case_no, applicant_name FROM review"
                            + " WHERE id > ? ORDER BY id LIMIT " + AT_A_TIME)
                    .param(after)
                    .query((row, n) -> new Row(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)))
                    .list();
            for (var row : rows) {
                var name = row.name() == null ? null : SearchColumns.name(row.name());
                sql.sql("UPDATE review SET case_no_end = ?, applicant_search = ? WHERE id = ?")
                        .params(SearchColumns.backwards(row.caseNo()), name, row.id())
                        .update();
                sql.sql("INSERT IGNORE INTO queue_item (department, item, item_name, item_search) VALUES (?,?,?,?)")
                        .params(row.department(), row.item(), row.itemName(), SearchText.alike(row.itemName()))
                        .update();
                search.add(row.id(), row.department(), List.copyOf(SearchText.pairs(name)));
                after = row.id();
            }
        } while (rows.size() == AT_A_TIME);
    }
}
