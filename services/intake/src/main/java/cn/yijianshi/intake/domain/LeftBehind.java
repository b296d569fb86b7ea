package cn.yijianshi.intake.domain;

import cn.yijianshi.catalogue.Stop;
import cn.yijianshi.catalogue.StoppedRow;
import java.time.Instant;

/**
 * A row of a list that a case went on without. Nothing else of it is kept: nobody works on it.
 *
 * @param field key of the list
 * @param who what its first column said, a name
 * @param stop why, and what to do instead, in the words it was told in
 */
public record LeftBehind(String field, String label, String labelEn, String who, Stop stop, Instant at) {

    public static LeftBehind of(StoppedRow row, Instant at) {
        var first = row.row().get(row.list().rows().get(0).key());
        return new LeftBehind(
                row.list().key(),
                row.list().label(),
                row.list().labelEn(),
                first == null ? "" : String.valueOf(first),
                row.stop(),
                at);
    }
}
