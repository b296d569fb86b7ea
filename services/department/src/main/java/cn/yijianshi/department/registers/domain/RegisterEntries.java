package cn.yijianshi.department.registers.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All entries of the registers that item files describe. */
public interface RegisterEntries {

    Optional<RegisterEntry> of(String department, String kind, String key);

    /** Nobody else changes it until the transaction ends. */
    Optional<RegisterEntry> lock(String department, String kind, String key);

    Optional<RegisterEntry> of(String id);

    /** The entry that has a value only one may have. */
    Optional<RegisterEntry> holding(String department, String kind, String source, String value);

    /**
     * A new entry.
     *
     * @param unique source to value, taken for this entry
     * @return false when somebody was quicker with the key or one of the values; nothing was written
     */
    boolean enter(RegisterEntry entry, Map<String, String> unique, RegisterEntry.Change change);

    void change(RegisterEntry entry, RegisterEntry.Change change);

    /** Frees what only it might have. */
    void end(RegisterEntry entry, RegisterEntry.Change change);

    /** Oldest first. */
    List<RegisterEntry.Change> history(String id);

    List<Kind> kinds(Collection<String> departments);

    /** By key; from the one after {@code after}, which is null for the first page. */
    List<RegisterEntry> of(
            Collection<String> departments,
            String kind,
            RegisterEntry.Status status,
            String beginning,
            Place after,
            int limit);

    record Place(String key, String id) {}

    record Kind(String kind, String department, long inForce, long ended) {}
}
