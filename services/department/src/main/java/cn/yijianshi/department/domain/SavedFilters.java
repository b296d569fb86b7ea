package cn.yijianshi.department.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

public interface SavedFilters {

    Optional<SavedFilter> of(String id);

    /** The officer's own and those shared in the departments, by name. */
    List<SavedFilter> usableBy(String officer, Set<String> departments);

    int madeBy(String officer);

    void add(SavedFilter filter);

    /** Whether the filter still had the version before this one; otherwise nothing was changed. */
    boolean change(SavedFilter filter);

    /** Whether the filter still had this version; otherwise it is still there. */
    boolean remove(String id, int version);
}
