package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Shares;
import cn.yijianshi.platform.persistence.Moments;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlShares implements Shares {

    private final JdbcClient sql;

    MySqlShares(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Share> of(String officerId, Part part, Place after, int limit) {
        var params = new LinkedHashMap<String, Object>();
        params.put("officer", officerId);
        params.put("part", part.name());
        params.put("limit", limit);
        var further = "";
        if (after != null) {
            further = " AND (since < :since OR since = :since AND review_id < :id)";
            params.put("since", Moments.toColumn(after.since()));
            params.put("id", after.reviewId());
        }
        return sql.sql("SELECT * FROM review_share WHERE officer_id = :officer AND part = :part" + further
                        + " ORDER BY since DESC, review_id DESC LIMIT :limit")
                .params(params)
                .query((row, n) -> new Share(
                        row.getString("review_id"),
                        part,
                        new Officer(row.getString("by_id"), row.getString("by_name")),
                        Moments.fromColumn(row.getObject("since", LocalDateTime.class)),
                        row.getBoolean("answered")))
                .list();
    }
}
