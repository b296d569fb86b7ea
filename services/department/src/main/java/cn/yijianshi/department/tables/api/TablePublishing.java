package cn.yijianshi.department.tables.api;

import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.tables.domain.Change;
import cn.yijianshi.department.tables.domain.Changes;
import cn.yijianshi.department.tables.domain.DatedTable;
import cn.yijianshi.department.tables.domain.Line;
import cn.yijianshi.department.tables.domain.TableKeeping;
import cn.yijianshi.department.tables.domain.TableKeeping.Plan;
import cn.yijianshi.department.tables.domain.TableKeeping.Wish;
import cn.yijianshi.department.tables.domain.TableLines;
import cn.yijianshi.department.tables.domain.Tables;
import cn.yijianshi.platform.foureyes.FourEyes;
import cn.yijianshi.platform.foureyes.ProposedChange;
import cn.yijianshi.platform.foureyes.Publishing;
import cn.yijianshi.platform.identifiers.Sha256;
import cn.yijianshi.platform.security.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Lines of the tables of the law wait for a second administrator. */
@Component
class TablePublishing implements Publishing {

    static final String TABLE_LINE = "TABLE_LINE";

    // A rate is kept with the digits it was given.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Tables tables;
    private final TableLines lines;
    private final TableKeeping keeping;
    private final FourEyes fourEyes;

    TablePublishing(Tables tables, TableLines lines, TableKeeping keeping, FourEyes fourEyes) {
        this.tables = tables;
        this.lines = lines;
        this.keeping = keeping;
        this.fourEyes = fourEyes;
    }

    /** What is proposed: the wish, and the lines it was written from and would leave. */
    record Proposed(
            Change.Act act,
            Map<String, Object> values,
            LocalDate from,
            String source,
            boolean retroactive,
            boolean leaveGap,
            List<Line> before,
            List<Line> after) {

        static Proposed of(Change.Act act, Wish wish, List<Line> before, List<Line> after) {
            return new Proposed(
                    act,
                    new TreeMap<>(wish.values()),
                    wish.from(),
                    wish.source(),
                    wish.retroactive(),
                    wish.leaveGap(),
                    before,
                    after);
        }

        Wish wish(String reason) {
            return new Wish(values, from, source, reason, retroactive, leaveGap, null);
        }

        private String lines() {
            return JSON.writeValueAsString(List.of(before, after));
        }
    }

    FourEyes.Answer propose(DatedTable table, Change.Act act, Wish wish, String key, Caller caller) {
        String said = JSON.writeValueAsString(Proposed.of(act, wish, List.of(), List.of()));
        long seen = wish.seen() == null ? 0 : wish.seen();
        ProposedChange word = ProposedChange.of(TABLE_LINE, table.name(), seen, said, wish.from(), wish.reason());
        return fourEyes.propose(word, caller, key, () -> {
            Plan plan = keeping.plan(table, act, wish);
            return JSON.writeValueAsString(Proposed.of(act, wish, plan.before(), plan.after()));
        });
    }

    @Override
    public Set<String> kinds() {
        return Set.of(TABLE_LINE);
    }

    @Override
    public void publish(ProposedChange change) {
        DatedTable table = tables.named(change.subject()).orElseThrow(Overtaken::new);
        Proposed proposed = JSON.readValue(change.content(), Proposed.class);
        Wish wish = proposed.wish(change.why());
        lines.lock(table);
        Plan plan = keeping.plan(table, proposed.act(), wish);
        Proposed now = Proposed.of(proposed.act(), wish, plan.before(), plan.after());
        if (!now.lines().equals(proposed.lines())) {
            throw new Overtaken();
        }
        Officer by = new Officer(change.proposer().id(), change.proposer().name());
        keeping.carryOut(table, plan, wish, by, Changes.Request.ofProposal(change.id(), Sha256.of(change.content())));
    }
}
