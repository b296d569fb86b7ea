package cn.yijianshi.engine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.platform.audit.AuditTrail;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What administrators do here is kept, found again, and shows when somebody touches it. */
@RoomTest
@Import(CasesRunTest.Ears.class)
@TestPropertySource(properties = "yijianshi.workflows-dir=../../workflows")
class AuditedActsTest {

    @Autowired
    MockMvc http;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void an_act_is_found_with_who_what_and_which() throws Exception {
        String who = begin("house_tax");
        trail.seal();
        http.perform(get("/api/audit/entries?who=" + who).with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].act").value("POST /api/editing/drafts"))
                .andExpect(jsonPath("$.items[0].actor").value("管理员" + who))
                .andExpect(jsonPath("$.items[0].detail", containsString("house_tax")));
        http.perform(get("/api/audit/entries?what=editing&size=1").with(Tokens.administrator()))
                .andExpect(jsonPath("$.items.length()").value(1));
        http.perform(get("/api/audit/entries").with(Tokens.supervisor())).andExpect(status().isForbidden());
    }

    @Test
    void what_was_refused_or_only_read_leaves_no_entry() throws Exception {
        String who = "reader-" + UUID.randomUUID().toString().substring(0, 8);
        http.perform(get("/api/editing/drafts").with(Tokens.administratorNamed(who)))
                .andExpect(status().isOk());
        http.perform(post("/api/editing/drafts")
                        .header("Idempotency-Key", who)
                        .contentType("application/json")
                        .content("{\"kind\":\"item\",\"key\":\"house_tax\",\"from\":999}")
                        .with(Tokens.administratorNamed(who)))
                .andExpect(status().isNotFound());
        trail.seal();
        http.perform(get("/api/audit/entries?who=" + who).with(Tokens.administrator()))
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void the_first_entry_that_was_touched_is_named() throws Exception {
        begin("house_tax");
        begin("house_tax");
        begin("house_tax");
        trail.seal();
        assertThat(trail.verify().intact()).isTrue();
        long last = trail.verify().checked();
        assertThat(last).isGreaterThanOrEqualTo(3);

        String actor = sql.sql("SELECT actor FROM audit_entry WHERE seq = ?")
                .param(last - 1)
                .query(String.class)
                .single();
        change("UPDATE audit_entry SET actor = 'somebody else' WHERE seq = ?", last - 1);
        http.perform(get("/api/audit/verification").with(Tokens.administrator()))
                .andExpect(jsonPath("$.intact").value(false))
                .andExpect(jsonPath("$.firstBroken.seq").value(last - 1))
                .andExpect(jsonPath("$.firstBroken.why").value("content"));
        transaction.executeWithoutResult(status -> sql.sql("UPDATE audit_entry SET actor = ? WHERE seq = ?")
                .params(actor, last - 1)
                .update());
        assertThat(trail.verify().intact()).isTrue();

        change("UPDATE audit_entry SET seq = -seq WHERE seq = ?", last - 1);
        assertThat(trail.verify().firstBroken()).isEqualTo(new AuditTrail.Broken(last - 1, "missing"));
        change("UPDATE audit_entry SET seq = -seq WHERE seq = ?", 1 - last);

        // The last one cut off: the chain that is left is whole, but it should go on.
        change("UPDATE audit_entry SET seq = -seq WHERE seq = ?", last);
        assertThat(trail.verify().firstBroken()).isEqualTo(new AuditTrail.Broken(last, "missing"));
        change("UPDATE audit_entry SET seq = -seq WHERE seq = ?", -last);
        assertThat(trail.verify().intact()).isTrue();

        String export = http.perform(get("/api/audit/export").with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(export.lines().count()).isEqualTo(trail.verify().checked());
        assertThat(export.lines()).allMatch(line -> line.startsWith("{\"seq\":") && line.endsWith("\"}"));
    }

    private void change(String update, long seq) {
        transaction.executeWithoutResult(status -> sql.sql(update).param(seq).update());
    }

    private String begin(String key) throws Exception {
        String who = "admin-" + UUID.randomUUID().toString().substring(0, 8);
        http.perform(post("/api/editing/drafts")
                        .header("Idempotency-Key", who)
                        .contentType("application/json")
                        .content("{\"kind\":\"item\",\"key\":\"" + key + "\"}")
                        .with(Tokens.administratorNamed(who)))
                .andExpect(status().isCreated());
        return who;
    }
}
