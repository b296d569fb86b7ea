package cn.yijianshi.engine.replay.persistence;

import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.Cases;
import cn.yijianshi.engine.replay.domain.Past;
import cn.yijianshi.engine.replay.domain.PastCases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MySqlPastCases implements PastCases {

    private final JdbcClient sql;
    private final Cases cases;

    MySqlPastCases(JdbcClient sql, Cases cases) {
        this.sql = sql;
        this.cases = cases;
    }

    @Override
    public List<Past> last(String bundle, int count) {
        Map<String, Boolean> withdrawn = new LinkedHashMap<>();
        sql.sql("SELECT case_id, outcome FROM bundle_case WHERE bundle = ? AND state = 'ENDED'"
                        + " ORDER BY ended_at DESC, case_id LIMIT ?")
                .params(bundle, count)
                .query(row -> {
                    withdrawn.put(row.getString("case_id"), "WITHDRAWN".equals(row.getString("outcome")));
                });
        if (withdrawn.isEmpty()) {
            return List.of();
        }
        Map<String, CaseReview> byId = new HashMap<>();
        cases.reviewsOf(withdrawn.keySet()).forEach(review -> byId.put(review.reviewId(), review));
        Map<String, List<CaseReview>> inOrder = new HashMap<>();
        sql.sql("SELECT review_id, case_id FROM case_review WHERE case_id IN (:cases) ORDER BY ended_at, item")
                .param("cases", withdrawn.keySet())
                .query(row -> {
                    inOrder.computeIfAbsent(row.getString("case_id"), any -> new ArrayList<>())
                            .add(byId.get(row.getString("review_id")));
                });
        Map<String, CaseFile> files = new HashMap<>();
        cases.all(withdrawn.keySet()).forEach(file -> files.put(file.caseId(), file));
        List<Past> past = new ArrayList<>();
        withdrawn.forEach((id, taken) -> past.add(new Past(files.get(id), inOrder.getOrDefault(id, List.of()), taken)));
        return past;
    }
}
