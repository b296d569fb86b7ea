package cn.yijianshi.engine.simulation.persistence;

import cn.yijianshi.engine.domain.Calendars;
import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.simulation.domain.History;
import cn.yijianshi.engine.simulation.domain.Study.Answers;
import cn.yijianshi.platform.persistence.Moments;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlHistory implements History {

    private static final double MINUTE = 60_000;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Calendars calendars;

    MySqlHistory(JdbcClient sql, JsonMapper json, Calendars calendars) {
        this.sql = sql;
        this.json = json;
        this.calendars = calendars;
    }

    @Override
    public List<Answers> answers(String bundle, int last) {
        Map<Map<String, List<String>>, Integer> ways = new LinkedHashMap<>();
        sql.sql("SELECT answers FROM bundle_case WHERE bundle = ? ORDER BY submitted_at DESC, case_id LIMIT ?")
                .params(bundle, last)
                .query(String.class)
                .list()
                .forEach(answers -> ways.merge(
                        json.readValue(answers, new TypeReference<Map<String, List<String>>>() {}), 1, Integer::sum));
        return ways.entrySet().stream()
                .map(way -> new Answers(way.getKey(), way.getValue()))
                .toList();
    }

    @Override
    public Map<String, List<Double>> minutesInHand(Collection<String> items, int last) {
        DueDates dates = calendars.dueDates();
        Map<String, List<Double>> found = new LinkedHashMap<>();
        for (String item : items) {
            sql.sql("SELECT c.office, c.handled_at, r.ended_at FROM case_review r"
                            + " JOIN clock c ON c.review_id = r.review_id"
                            + " WHERE r.item = ? AND r.ended_at IS NOT NULL AND c.handled_at IS NOT NULL"
                            + " AND r.state IN ('APPROVED', 'REFUSED') ORDER BY r.ended_at DESC LIMIT ?")
                    .params(item, last)
                    .query((row, n) -> dates.workingTime(
                                            Moments.fromColumn(row.getObject("handled_at", LocalDateTime.class)),
                                            Moments.fromColumn(row.getObject("ended_at", LocalDateTime.class)),
                                            row.getString("office"))
                                    .toMillis()
                            / MINUTE)
                    .list()
                    .forEach(minutes -> found.computeIfAbsent(item, key -> new ArrayList<>())
                            .add(minutes));
        }
        return found;
    }
}
