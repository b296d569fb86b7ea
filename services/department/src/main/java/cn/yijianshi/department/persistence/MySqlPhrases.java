package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Phrase;
import cn.yijianshi.department.domain.Phrases;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlPhrases implements Phrases {

    private final JdbcClient sql;

    MySqlPhrases(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Phrase> of(String id) {
        return sql.sql("SELECT * FROM phrase WHERE id = ?")
                .param(id)
                .query(MySqlPhrases::phrase)
                .optional();
    }

    @Override
    public List<Phrase> ofOfficer(String officerId) {
        return sql.sql("SELECT * FROM phrase WHERE officer_id = ? ORDER BY name, id")
                .param(officerId)
                .query(MySqlPhrases::phrase)
                .list();
    }

    @Override
    public void add(Phrase phrase) {
        sql.sql("INSERT INTO phrase (id, officer_id, said_in, item, name, words, basis, version, changed_at)"
                        + " VALUES (?,?,?,?,?,?,?,?,?)")
                .params(
                        phrase.id(),
                        phrase.officerId(),
                        phrase.use().name(),
                        phrase.item(),
                        phrase.name(),
                        phrase.words(),
                        phrase.basis(),
                        phrase.version(),
                        Moments.toColumn(phrase.changedAt()))
                .update();
    }

    @Override
    public boolean change(Phrase phrase) {
        return sql.sql("UPDATE phrase SET said_in = ?, item = ?, name = ?, words = ?, basis = ?, version = ?,"
                                + " changed_at = ? WHERE id = ? AND version = ?")
                        .params(
                                phrase.use().name(),
                                phrase.item(),
                                phrase.name(),
                                phrase.words(),
                                phrase.basis(),
                                phrase.version(),
                                Moments.toColumn(phrase.changedAt()),
                                phrase.id(),
                                phrase.version() - 1)
                        .update()
                == 1;
    }

    @Override
    public void remove(String id) {
        sql.sql("DELETE FROM phrase WHERE id = ?").param(id).update();
    }

    private static Phrase phrase(ResultSet row, int n) throws SQLException {
        return new Phrase(
                row.getString("id"),
                row.getString("officer_id"),
                Phrase.Use.valueOf(row.getString("said_in")),
                row.getString("item"),
                row.getString("name"),
                row.getString("words"),
                row.getString("basis"),
                row.getInt("version"),
                MySqlReviews.moment(row, "changed_at"));
    }
}
