package cn.yijianshi.intake.preferences.persistence;

import cn.yijianshi.intake.preferences.domain.Display;
import cn.yijianshi.intake.preferences.domain.Preferences;
import cn.yijianshi.platform.persistence.Moments;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SqlPreferences implements Preferences {

    private final JdbcClient sql;

    SqlPreferences(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Display> displayOf(String personId) {
        return sql.sql("SELECT theme, text_size FROM display_preference WHERE person_id = ?")
                .param(personId)
                .query((row, number) -> new Display(
                        Display.Theme.valueOf(row.getString("theme")),
                        Display.TextSize.valueOf(row.getString("text_size"))))
                .optional();
    }

    @Override
    public void keep(String personId, Display display, Instant at) {
        if (!changed(personId, display, at)) {
            try {
                sql.sql("INSERT INTO display_preference (person_id, theme, text_size, changed_at) VALUES (?, ?, ?, ?)")
                        .params(personId, display.theme().name(), display.text().name(), Moments.toColumn(at))
                        .update();
            } catch (DuplicateKeyException anotherDeviceWasQuicker) {
                changed(personId, display, at);
            }
        }
    }

    private boolean changed(String personId, Display display, Instant at) {
        return sql.sql("UPDATE display_preference SET theme = ?, text_size = ?, changed_at = ? WHERE person_id = ?")
                        .params(display.theme().name(), display.text().name(), Moments.toColumn(at), personId)
                        .update()
                > 0;
    }
}
