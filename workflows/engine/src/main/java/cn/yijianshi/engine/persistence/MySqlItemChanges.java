package cn.yijianshi.engine.persistence;

import cn.yijianshi.catalogue.Item;
import cn.yijianshi.engine.domain.ItemChange;
import cn.yijianshi.engine.domain.ItemChange.Hand;
import cn.yijianshi.engine.domain.ItemChanges;
import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MySqlItemChanges implements ItemChanges {

    private final JdbcClient sql;
    private final JsonMapper json;

    MySqlItemChanges(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<ItemChange> of(long id) {
        return sql.sql("SELECT * FROM item_change WHERE id = ?")
                .param(id)
                .query(this::change)
                .optional();
    }

    @Override
    public List<ItemChange> list(String key, ItemChange.State state, long before, int limit) {
        StringBuilder where = new StringBuilder("SELECT * FROM item_change WHERE id < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        if (key != null) {
            where.append(" AND item_key = ?");
            values.add(key);
        }
        if (state != null) {
            where.append(" AND state = ?");
            values.add(state.name());
        }
        values.add(limit);
        return sql.sql(where.append(" ORDER BY id DESC LIMIT ?").toString())
                .params(values)
                .query(this::change)
                .list();
    }

    @Override
    public List<ItemChange> by(String proposerId, String key, int basedOn) {
        return sql.sql("SELECT * FROM item_change WHERE item_key = ? AND based_on = ? AND proposer_id = ?"
                        + " AND state IN ('PROPOSED', 'PUBLISHED') ORDER BY id")
                .params(key, basedOn, proposerId)
                .query(this::change)
                .list();
    }

    @Override
    public ItemChange keep(ItemChange proposed) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "INSERT INTO item_change (kind, item_key, based_on, content, effective_from, proposer_id, proposer, why,"
                                + " proposed_at, state) VALUES (?,?,?,?,?,?,?,?,?,?)")
                .params(
                        proposed.kind().name(),
                        proposed.next().key(),
                        proposed.basedOn(),
                        json.writeValueAsString(proposed.next()),
                        proposed.effectiveFrom(),
                        proposed.proposer().id(),
                        proposed.proposer().name(),
                        proposed.why(),
                        Moments.toColumn(proposed.proposedAt()),
                        proposed.state().name())
                .update(key, "id");
        return proposed.kept(Objects.requireNonNull(key.getKey()).longValue());
    }

    @Override
    public boolean settle(ItemChange settled) {
        return sql.sql("UPDATE item_change SET state = ?, settler_id = ?, settler = ?, settled_at = ?"
                                + " WHERE id = ? AND state = 'PROPOSED'")
                        .params(
                                settled.state().name(),
                                settled.settler().id(),
                                settled.settler().name(),
                                Moments.toColumn(settled.settledAt()),
                                settled.id())
                        .update()
                == 1;
    }

    @Override
    public void confirmed(ItemChange published) {
        sql.sql("UPDATE published SET publisher = ? WHERE kind = 'item' AND item_key = ? AND version = ?")
                .params(
                        published.settler().name(),
                        published.next().key(),
                        published.next().version())
                .update();
    }

    private ItemChange change(ResultSet row, int number) throws SQLException {
        String settler = row.getString("settler_id");
        return new ItemChange(
                row.getLong("id"),
                ItemChange.Kind.valueOf(row.getString("kind")),
                json.readValue(row.getString("content"), Item.class),
                row.getObject("effective_from", LocalDate.class),
                new Hand(row.getString("proposer_id"), row.getString("proposer")),
                row.getString("why"),
                Moments.fromColumn(row.getObject("proposed_at", LocalDateTime.class)),
                ItemChange.State.valueOf(row.getString("state")),
                settler == null ? null : new Hand(settler, row.getString("settler")),
                settler == null ? null : Moments.fromColumn(row.getObject("settled_at", LocalDateTime.class)));
    }
}
