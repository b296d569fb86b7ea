package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Look;
import cn.yijianshi.department.domain.Looks;
import cn.yijianshi.platform.persistence.Moments;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlLooks implements Looks {

    private final JdbcClient sql;

    MySqlLooks(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Look> of(String reviewId, String officerId) {
        return sql.sql("SELECT * FROM review_look WHERE review_id = ? AND officer_id = ?")
                .params(reviewId, officerId)
                .query((row, n) -> new Look(
                        row.getString("review_id"),
                        row.getString("officer_id"),
                        row.getInt("version"),
                        MySqlReviews.moment(row, "seen_at"),
                        Json.values(row.getString("form"))))
                .optional();
    }

    @Override
    public void keep(Look look) {
        if (change(look) == 0 && of(look.reviewId(), look.officerId()).isEmpty()) {
            try {
                sql.sql("INSERT INTO review_look (version, seen_at, form, review_id, officer_id) VALUES (?,?,?,?,?)")
                        .params(columns(look))
                        .update();
            } catch (DuplicateKeyException otherWindow) {
                // He has the review open twice.
                change(look);
            }
        }
    }

    private int change(Look look) {
        return sql.sql(
                        "UPDATE review_look SET version = ?, seen_at = ?, form = ? WHERE review_id = ? AND officer_id = ?")
                .params(columns(look))
                .update();
    }

    private static Object[] columns(Look look) {
        return new Object[] {
            look.version(), Moments.toColumn(look.at()), Json.write(look.form()), look.reviewId(), look.officerId()
        };
    }
}
