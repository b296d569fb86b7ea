package cn.yijianshi.intake.sheets.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sheets of drafts, which go with them, and those of cases, which stay. */
public interface Sheets {

    /** Instead of the one this draft had for the same list. */
    void keep(Sheet sheet, List<JudgedRow> rows);

    Optional<Sheet> ofDraft(String draftId, String field);

    List<Sheet> ofCase(String applicationId);

    /** In the order of the sheet, starting behind this line; {@code state} null: all. */
    List<JudgedRow> rows(String id, JudgedRow.State state, int afterNumber, int limit);

    /** The draft became a case: its sheets for these lists are the case's from now on. */
    void file(String draftId, Collection<String> fields, String applicationId);
}
