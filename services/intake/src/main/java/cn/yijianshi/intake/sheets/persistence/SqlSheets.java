package cn.yijianshi.intake.sheets.persistence;

import cn.yijianshi.intake.domain.Person;
import cn.yijianshi.intake.persistence.Columns;
import cn.yijianshi.intake.persistence.StoredJson;
import cn.yijianshi.intake.sheets.domain.CellProblem;
import cn.yijianshi.intake.sheets.domain.JudgedRow;
import cn.yijianshi.intake.sheets.domain.JudgedRow.State;
import cn.yijianshi.intake.sheets.domain.Sheet;
import cn.yijianshi.intake.sheets.domain.Sheets;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlSheets implements Sheets {

    private final JdbcClient sql;
    private final JdbcTemplate many;
    private final StoredJson json;

    SqlSheets(JdbcClient sql, JdbcTemplate many, StoredJson json) {
        this.sql = sql;
        this.many = many;
        this.json = json;
    }

    @Override
    public void keep(Sheet sheet, List<JudgedRow> rows) {
        sql.sql("DELETE FROM sheet WHERE draft_id = ? AND field_key = ?")
                .params(sheet.draftId(), sheet.field())
                .update();
        sql.sql("""
                INSERT INTO sheet (id, draft_id, application_id, field_key, file_name, by_id, by_name, handed_in_at,
                  taken, refused)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        sheet.id(),
                        sheet.draftId(),
                        sheet.applicationId(),
                        sheet.field(),
                        sheet.fileName(),
                        sheet.by().id(),
                        sheet.by().name(),
                        Moments.toColumn(sheet.at()),
                        sheet.taken(),
                        sheet.refused())
                .update();
        many.batchUpdate(
                "INSERT INTO sheet_row (sheet_id, row_no, state, cells, form, problems) VALUES (?, ?, ?, ?, ?, ?)",
                rows.stream().map(row -> columns(sheet.id(), row)).toList());
    }

    private Object[] columns(String sheetId, JudgedRow row) {
        return new Object[] {
            sheetId,
            row.number(),
            row.state().name(),
            json.write(row.cells()),
            json.write(row.value()),
            json.write(row.problems())
        };
    }

    @Override
    public Optional<Sheet> ofDraft(String draftId, String field) {
        return sql.sql("SELECT * FROM sheet WHERE draft_id = ? AND field_key = ?")
                .params(draftId, field)
                .query(SqlSheets::sheet)
                .optional();
    }

    @Override
    public List<Sheet> ofCase(String applicationId) {
        return sql.sql("SELECT * FROM sheet WHERE application_id = ? ORDER BY field_key")
                .param(applicationId)
                .query(SqlSheets::sheet)
                .list();
    }

    @Override
    public List<JudgedRow> rows(String id, State state, int afterNumber, int limit) {
        var query = "SELECT * FROM sheet_row WHERE sheet_id = ? AND row_no > ?"
                + (state == null ? "" : " AND state = ?")
                + " ORDER BY row_no LIMIT ?";
        var params = new ArrayList<Object>(List.of(id, afterNumber));
        if (state != null) {
            params.add(state.name());
        }
        params.add(limit);
        return sql.sql(query).params(params).query(this::row).list();
    }

    @Override
    public void file(String draftId, Collection<String> fields, String applicationId) {
        for (var field : fields) {
            sql.sql("UPDATE sheet SET draft_id = NULL, application_id = ? WHERE draft_id = ? AND field_key = ?")
                    .params(applicationId, draftId, field)
                    .update();
        }
    }

    private static Sheet sheet(ResultSet row, int number) throws SQLException {
        return new Sheet(
                row.getString("id"),
                row.getString("draft_id"),
                row.getString("application_id"),
                row.getString("field_key"),
                row.getString("file_name"),
                new Person(row.getString("by_id"), row.getString("by_name")),
                Columns.moment(row, "handed_in_at"),
                row.getInt("taken"),
                row.getInt("refused"));
    }

    private JudgedRow row(ResultSet row, int number) throws SQLException {
        return new JudgedRow(
                row.getInt("row_no"),
                State.valueOf(row.getString("state")),
                json.readTexts(row.getString("cells")),
                json.readObject(row.getString("form")),
                json.readList(row.getString("problems"), CellProblem.class));
    }
}
