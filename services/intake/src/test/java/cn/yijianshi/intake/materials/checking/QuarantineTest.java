package cn.yijianshi.intake.materials.checking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.materials.Papers;
import cn.yijianshi.intake.materials.Samples;
import cn.yijianshi.intake.materials.domain.Contents;
import cn.yijianshi.intake.materials.domain.MaterialState;
import cn.yijianshi.intake.materials.domain.Materials;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is to be checked or cleared away is in the tables, whatever happened to the process. */
@IntakeRoomTest
@Import(Papers.class)
class QuarantineTest {

    @Autowired
    private Papers papers;

    @Autowired
    private Quarantine quarantine;

    @Autowired
    private Materials materials;

    @Autowired
    private Contents contents;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Test
    void what_a_crash_left_in_quarantine_is_looked_into_later() throws Exception {
        var id = papers.clean("a", "x.pdf");
        // As it was before the process died with the file in hand.
        update("UPDATE material SET state = 'QUARANTINED', checked_at = NULL WHERE id = ?", id);
        quarantine.check();
        assertThat(materials.find(id).orElseThrow().state()).isEqualTo(MaterialState.QUARANTINED);

        age("UPDATE material SET next_check_at = ? WHERE id = ?", id, Duration.ofMinutes(1));
        await().until(() -> materials.find(id).orElseThrow().state() == MaterialState.CLEAN);
    }

    @Test
    void what_was_found_in_a_file_stands_in_the_chain_and_nothing_of_whose_it_is() throws Exception {
        var clean = papers.clean("chain-owner", "户口簿.pdf");
        var damaged = papers.checked("chain-owner", "户口簿.pdf", Samples.pdfWith("/S /Launch"), "REJECTED");

        assertThat(acts(clean)).containsExactly("check:content MATERIAL_CLEAN {\"type\":\"application/pdf\"}");
        assertThat(acts(damaged)).singleElement().asString().contains("MATERIAL_REJECTED", "reason");
        assertThat(acts(damaged) + "" + acts(clean)).doesNotContain("chain-owner", "户口簿");
        age("UPDATE material SET uploaded_at = ? WHERE id = ?", clean, Duration.ofDays(61));
        quarantine.clearAway();
        assertThat(acts(clean)).last().asString().startsWith("clock:MATERIAL_CLEARED MATERIAL_CLEARED");
    }

    private List<String> acts(String material) {
        return sql.sql("SELECT actor_id, act, detail FROM audit_entry WHERE subject = ? ORDER BY id")
                .param(material)
                .query((row, n) ->
                        row.getString("actor_id") + " " + row.getString("act") + " " + row.getString("detail"))
                .list();
    }

    @Test
    void what_was_never_filed_goes_in_time_and_its_content_a_day_later() throws Exception {
        var filed = papers.clean("b", "x.pdf");
        papers.files("b", filed);
        var orphan = papers.clean("b", "y.pdf");
        var fresh = papers.clean("b", "z.pdf");
        var sha256 = materials.find(orphan).orElseThrow().sha256();
        age("UPDATE material SET uploaded_at = ? WHERE id = ?", orphan, Duration.ofDays(61));
        age("UPDATE material SET uploaded_at = ? WHERE id = ?", filed, Duration.ofDays(61));

        quarantine.clearAway();
        assertThat(materials.find(orphan)).isEmpty();
        assertThat(materials.find(filed)).isPresent();
        assertThat(materials.find(fresh)).isPresent();
        assertThat(isStored(sha256)).isTrue();

        age("UPDATE loose_content SET since = ? WHERE sha256 = ?", sha256, Duration.ofDays(2));
        quarantine.clearAway();
        assertThat(isStored(sha256)).isFalse();
    }

    @Test
    void a_content_that_is_used_again_stays() throws Exception {
        var content = Samples.pdf(UUID.randomUUID().toString());
        var one = papers.checked("c1", "x.pdf", content, "CLEAN");
        var other = papers.checked("c2", "x.pdf", content, "CLEAN");
        var sha256 = materials.find(one).orElseThrow().sha256();
        age("UPDATE material SET uploaded_at = ? WHERE id = ?", one, Duration.ofDays(61));
        quarantine.clearAway();
        age("UPDATE loose_content SET since = ? WHERE sha256 = ?", sha256, Duration.ofDays(2));
        quarantine.clearAway();
        assertThat(materials.find(one)).isEmpty();
        assertThat(materials.find(other)).isPresent();
        assertThat(isStored(sha256)).isTrue();
    }

    private boolean isStored(String sha256) throws Exception {
        var found = contents.open(sha256);
        if (found.isPresent()) {
            found.get().close();
        }
        return found.isPresent();
    }

    private void age(String statement, String id, Duration by) {
        transaction.executeWithoutResult(status -> sql.sql(statement)
                .params(Moments.toColumn(clock.instant().minus(by)), id)
                .update());
    }

    private void update(String statement, String id) {
        transaction.executeWithoutResult(status -> sql.sql(statement).param(id).update());
    }
}
