package cn.yijianshi.intake.sheets.domain;

import java.util.List;
import java.util.Optional;

/** Which columns a sheet may have. */
public interface SheetColumns {

    /** The key of the column that a heading names; empty where there is no such column. */
    Optional<String> named(String heading);

    /** The column in which every row bears a name of its own; empty where rows need none. */
    Optional<String> naming();

    /** Whether a line says in words what the columns are, as the template's second one does. */
    boolean explains(List<String> header, List<String> line);

    /** What a template shows. */
    List<Column> template();
}
