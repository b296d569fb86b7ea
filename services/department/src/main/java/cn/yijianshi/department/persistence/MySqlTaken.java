package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Taken;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlTaken implements Taken {

    /** Nobody sends a request again a day later. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient sql;

    MySqlTaken(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> begin(String officer, String key, Instant at) {
        sql.sql("DELETE FROM taken WHERE officer_id = ? AND taken_at < ?")
                .params(officer, Moments.toColumn(at.minus(REMEMBERED)))
                .update();
        sql.sql("INSERT IGNORE INTO taken (officer_id, taken_key, taken_at) VALUES (?,?,?)")
                .params(officer, key, Moments.toColumn(at))
                .update();
        return Optional.ofNullable(
                sql.sql("SELECT review_id FROM taken WHERE officer_id = ? AND taken_key = ? FOR UPDATE")
                        .params(officer, key)
                        .query((row, n) -> Optional.ofNullable(row.getString(1)))
                        .single()
                        .orElse(null));
    }

    @Override
    public void keep(String officer, String key, String reviewId) {
        sql.sql("UPDATE taken SET review_id = ? WHERE officer_id = ? AND taken_key = ?")
                .params(reviewId, officer, key)
                .update();
    }
}
