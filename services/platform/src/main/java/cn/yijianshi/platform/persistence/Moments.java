package cn.yijianshi.platform.persistence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Instants as columns: UTC in {@code DATETIME(6)}, converted here and nowhere else, because drivers convert by the
 * zone of the JVM, of the session or of the server, each in its own way.
 */
public final class Moments {

    private Moments() {}

    public static LocalDateTime toColumn(Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    public static Instant fromColumn(LocalDateTime column) {
        return column == null ? null : column.toInstant(ZoneOffset.UTC);
    }
}
