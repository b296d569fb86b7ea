package cn.yijianshi.department.tables.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The lines of dated tables as they are stored. */
public interface TableLines {

    /** Keeps other writers of the table away until the transaction ends; the revision before this change. */
    long lock(DatedTable table);

    /** Grows by one with each change; 0 for a table nobody ever changed. */
    long revision(DatedTable table);

    void advance(DatedTable table);

    /** All lines with this key, the earliest first. */
    List<Line> ofKey(DatedTable table, Map<String, Object> key);

    /** The lines that hold on a day, in the order of their keys. */
    List<Line> on(DatedTable table, LocalDate day);

    /**
     * A part of the table, in the order of keys and first days.
     *
     * @param on null for past and planned lines too
     * @param after the line the part before ended with; null for the beginning
     */
    List<Line> page(DatedTable table, LocalDate on, Place after, int limit);

    void insert(DatedTable table, Line line);

    void close(DatedTable table, Line line, LocalDate lastDay);

    void remove(DatedTable table, Line line);

    record Place(Map<String, Object> key, LocalDate validFrom) {}
}
