package cn.yijianshi.engine.supervision.persistence;

import cn.yijianshi.engine.domain.Edition;
import cn.yijianshi.engine.domain.StaleEdition;
import cn.yijianshi.engine.supervision.domain.RuleBook;
import cn.yijianshi.engine.supervision.domain.Rules;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlRuleBook implements RuleBook {

    private static final Edition<Rules> FIRST = new Edition<>(Rules.FIRST, 0, "seed", Instant.EPOCH, "平台默认值，可由管理员修改");

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    MySqlRuleBook(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Rules on(LocalDate day) {
        return history().stream()
                .map(Edition::content)
                .filter(rules -> !day.isBefore(rules.validFrom()))
                .reduce((earlier, later) -> later)
                .orElse(Rules.FIRST);
    }

    @Override
    public List<Edition<Rules>> history() {
        List<Edition<Rules>> all = new ArrayList<>();
        all.add(FIRST);
        all.addAll(sql.sql("SELECT version, content, author, why, written_at FROM supervision_rules ORDER BY version")
                .query((row, n) -> new Edition<>(
                        json.readValue(row.getString("content"), Rules.class),
                        row.getInt("version"),
                        row.getString("author"),
                        MySqlBoard.moment(row, "written_at"),
                        row.getString("why")))
                .list());
        return all;
    }

    @Override
    public Edition<Rules> keep(Rules rules, int from, String author, String why) {
        List<Edition<Rules>> all = history();
        Edition<Rules> current = all.get(all.size() - 1);
        if (current.content().equals(rules)) {
            return current;
        }
        if (current.version() != from) {
            throw new StaleEdition(current);
        }
        Edition<Rules> next =
                new Edition<>(rules, from + 1, author, clock.instant().truncatedTo(ChronoUnit.MICROS), why);
        try {
            sql.sql("INSERT INTO supervision_rules (version, valid_from, content, author, why, written_at)"
                            + " VALUES (?,?,?,?,?,?)")
                    .params(
                            next.version(),
                            rules.validFrom(),
                            json.writeValueAsString(rules),
                            author,
                            why,
                            Moments.toColumn(next.at()))
                    .update();
        } catch (DuplicateKeyException overtaken) {
            throw new StaleEdition(current);
        }
        return next;
    }
}
