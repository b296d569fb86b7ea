package cn.yijianshi.intake.persistence;

import cn.yijianshi.intake.domain.CaseEntries;
import cn.yijianshi.intake.domain.Entry;
import cn.yijianshi.intake.domain.Person;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlCaseEntries implements CaseEntries {

    private final JdbcClient sql;
    private final StoredJson json;

    SqlCaseEntries(JdbcClient sql, StoredJson json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public Optional<Filed> of(String applicationId) {
        return sql.sql("SELECT by_id, by_name, mandate_id, entries FROM application_entry WHERE application_id = ?")
                .param(applicationId)
                .query((row, number) -> new Filed(
                        new Person(row.getString("by_id"), row.getString("by_name")),
                        row.getString("mandate_id"),
                        json.readMap(row.getString("entries"), Entry.class)))
                .optional();
    }

    @Override
    public void keep(String applicationId, Filed filed) {
        var changed = sql.sql("UPDATE application_entry SET entries = ? WHERE application_id = ?")
                .params(json.write(filed.entries()), applicationId)
                .update();
        if (changed == 0) {
            sql.sql("INSERT INTO application_entry (application_id, by_id, by_name, mandate_id, entries)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(
                            applicationId,
                            filed.by().id(),
                            filed.by().name(),
                            filed.mandateId(),
                            json.write(filed.entries()))
                    .update();
        }
    }
}
