package cn.yijianshi.intake.persistence;

import cn.yijianshi.platform.persistence.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;

/** Columns that may be empty. */
public final class Columns {

    private Columns() {}

    public static Instant moment(ResultSet row, String column) throws SQLException {
        return Moments.fromColumn(row.getObject(column, LocalDateTime.class));
    }
}
