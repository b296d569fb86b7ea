package cn.yijianshi.intake.domain;

import java.util.List;

/** The rows that cases went on without, for their applicants to see. */
public interface RowsLeftBehind {

    void keep(String applicationId, List<LeftBehind> rows);

    /** In the order in which they were left. */
    List<LeftBehind> ofCase(String applicationId);
}
