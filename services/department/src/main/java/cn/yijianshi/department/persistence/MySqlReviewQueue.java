package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Mode;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.Reviews.InQueue;
import cn.yijianshi.department.domain.SearchText;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.persistence.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads queues out of an index each. An index is in due order only within one department and one of "ended" and "not
 * ended", and a text is found by three indexes: so a page is put together of the first rows of one branch for each of
 * these, every one read in order and no further than the page is long. The rows' own columns are read last, for the page
 * only; a page never shows the form, so it never reads one.
 *
 * <p>The hints name the index for MySQL, which otherwise now and then sorts a whole department; H2 reads a comment.
 */
@Repository
class MySqlReviewQueue implements ReviewQueue {

    /** The order of {@link cn.yijianshi.department.domain.NextInLine}; next_day is its legal day. */
    static final String IN_LINE = "next_day, path_after DESC, due_at, id";

    /** A pair of characters that more names of a department have is no help: the queue itself is read instead. */
    private static final int FEW = 3000;

    /** Region and day are in a case number after so many characters; before them it names half of the town's. */
    private static final int TELLING_NUMBER = 17;

    private static final String COLUMNS =
            "r.id, r.case_id, r.case_no, r.bundle, r.item, r.item_version, r.item_name, r.department, r.region,"
                    + " r.received_at, r.submitted_at, r.promised_amount, r.promised_unit, r.statutory_amount, r.statutory_unit,"
                    + " r.path_after, r.decided_by_mode, r.applicant_name, r.awaits, r.status, r.version, r.due_at,"
                    + " r.statutory_due_at, r.provisional, r.clock_running, r.lamp, r.clock_told_at, r.claimed_by,"
                    + " r.claimed_by_name, r.claimed_at";

    private final JdbcClient sql;

    MySqlReviewQueue(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<InQueue> page(Wanted wanted, Place from, boolean backwards, int limit) {
        var params = new LinkedHashMap<String, Object>();
        var order = backwards ? " ORDER BY due_at DESC, id DESC" : " ORDER BY due_at, id";
        var end = order + " LIMIT :limit";
        var keyset = "";
        if (from != null) {
            // Said twice, so that the index is entered at the day and not read up to it.
            keyset = backwards
                    ? " AND due_at <= :due AND (due_at < :due OR id < :id)"
                    : " AND due_at >= :due AND (due_at > :due OR id > :id)";
            params.put("due", Moments.toColumn(from.dueAt()));
            params.put("id", from.reviewId());
        }
        var branches = branches(wanted, "id, due_at", params);
        if (branches.isEmpty()) {
            return List.of();
        }
        params.put("limit", limit);
        var tail = keyset + end;
        var found = sql.sql("SELECT " + COLUMNS + " FROM (" + union(branches, tail) + (branches.size() == 1 ? "" : end)
                        + ") AS found" + " JOIN review r ON r.id = found.id ORDER BY found.due_at, found.id")
                .params(params)
                .query((row, n) -> new InQueue(
                        MySqlReviews.request(row),
                        row.getString("applicant_name"),
                        MySqlReviews.awaits(row),
                        Mode.valueOf(row.getString("decided_by_mode")),
                        Status.valueOf(row.getString("status")),
                        row.getInt("version"),
                        MySqlReviews.due(row),
                        MySqlReviews.claim(row)))
                .list();
        return Collections.unmodifiableList(found);
    }

    @Override
    public List<Count> counts(Wanted wanted, String me) {
        var params = new LinkedHashMap<String, Object>();
        var branches = branches(wanted, "id, status, lamp, item, claimed_by", params);
        if (branches.isEmpty()) {
            return List.of();
        }
        params.put("me", me);
        var whose = "CASE WHEN claimed_by IS NULL THEN 'NOBODYS' WHEN claimed_by = :me THEN 'MINE' ELSE 'OTHERS' END";
        return sql.sql("SELECT status, lamp, item, whose, COUNT(*) AS many FROM (SELECT status, lamp, item, " + whose
                        + " AS whose FROM (" + union(branches, "") + ") AS found) AS kinds"
                        + " GROUP BY status, lamp, item, whose ORDER BY status, lamp, item, whose")
                .params(params)
                .query((row, n) -> new Count(
                        Status.valueOf(row.getString("status")),
                        Lamp.valueOf(row.getString("lamp")),
                        row.getString("item"),
                        Whose.valueOf(row.getString("whose")),
                        row.getLong("many")))
                .list();
    }

    @Override
    public List<String> inLine(Wanted wanted, int skip, int limit) {
        var params = new LinkedHashMap<String, Object>();
        params.put("limit", skip + limit);
        var filter = filter(wanted, params);
        var text = wanted.text() == null ? "" : " AND (" + anyText(wanted, params) + ")";
        var branches = new ArrayList<String>();
        for (var department : new TreeSet<>(wanted.departments())) {
            var name = "department" + branches.size();
            params.put(name, department);
            branches.add("(SELECT id, next_day, path_after, due_at FROM review WHERE department = :" + name
                    + " AND next_day IS NOT NULL" + filter + text + " ORDER BY " + IN_LINE + " LIMIT :limit)");
        }
        if (branches.isEmpty()) {
            return List.of();
        }
        return sql
                .sql("SELECT id FROM (" + String.join(" UNION ALL ", branches) + ") AS line ORDER BY " + IN_LINE
                        + " LIMIT :limit")
                .params(params)
                .query(String.class)
                .list()
                .stream()
                .skip(skip)
                .toList();
    }

    private static String union(List<String> branches, String tail) {
        if (branches.size() == 1) {
            return branches.get(0) + tail;
        }
        return branches.stream().map(branch -> "(" + branch + tail + ")").collect(Collectors.joining(" UNION "));
    }

    private List<String> branches(Wanted wanted, String columns, Map<String, Object> params) {
        var ended = wanted.statuses().stream().map(Status::ended).collect(Collectors.toCollection(TreeSet::new));
        var filter = filter(wanted, params);
        var branches = new ArrayList<String>();
        int n = 0;
        for (var department : new TreeSet<>(wanted.departments())) {
            var name = "department" + n++;
            params.put(name, department);
            for (var end : ended) {
                var where = " WHERE department = :" + name + " AND ended = " + end + filter;
                if (wanted.text() == null) {
                    branches.add(select(columns, index(wanted)) + where);
                } else {
                    branches.addAll(ofText(wanted, department, name, columns, where, params));
                }
            }
        }
        return branches;
    }

    private static String select(String columns, String index) {
        return "SELECT " + (index == null ? "" : "/*+ INDEX(review " + index + ") */ ") + columns + " FROM review";
    }

    private static String index(Wanted wanted) {
        if (wanted.caseNo() != null && wanted.caseNo().length() >= TELLING_NUMBER) {
            return "review_case_no";
        }
        if (wanted.assignee() != null && wanted.assignee().officer() != null) {
            return "review_of_officer";
        }
        return wanted.items().size() == 1 ? "review_of_item" : "review_in_queue";
    }

    private static String filter(Wanted wanted, Map<String, Object> params) {
        var where = new StringBuilder(" AND status IN (:statuses)");
        params.put("statuses", names(wanted.statuses()));
        if (!wanted.lamps().isEmpty() && wanted.lamps().size() < Lamp.values().length) {
            where.append(" AND lamp IN (:lamps)");
            params.put("lamps", names(wanted.lamps()));
        }
        in(where, params, "item", wanted.items());
        in(where, params, "region", wanted.regions());
        in(where, params, "bundle", wanted.bundles());
        if (wanted.assignee() != null) {
            if (wanted.assignee().officer() == null) {
                where.append(" AND claimed_by IS NULL");
            } else {
                where.append(" AND claimed_by = :officer");
                params.put("officer", wanted.assignee().officer());
            }
        }
        if (wanted.dueBefore() != null) {
            where.append(" AND due_at < :dueBefore");
            params.put("dueBefore", Moments.toColumn(wanted.dueBefore()));
        }
        if (wanted.caseNo() != null) {
            where.append(" AND case_no LIKE :caseNo ESCAPE '!'");
            params.put("caseNo", escaped(wanted.caseNo()) + "%");
        }
        return where.toString();
    }

    /** The text as item name, as part of the case number and as part of the applicant's name: a branch for each. */
    private List<String> ofText(
            Wanted wanted,
            String department,
            String departmentParam,
            String columns,
            String where,
            Map<String, Object> params) {
        var text = wanted.text();
        var branches = new ArrayList<String>();
        var items = itemsNamed(text, Set.of(department));
        items.retainAll(wanted.items().isEmpty() ? Set.copyOf(items) : wanted.items());
        for (var item : items) {
            var name = "item" + params.size();
            params.put(name, item);
            branches.add(select(columns, "review_of_item") + where + " AND item = :" + name);
        }
        if (text.isNumber()) {
            params.put("begins", escaped(text.text().toUpperCase(java.util.Locale.ROOT)) + "%");
            params.put("ends", escaped(SearchColumns.backwards(text.text())) + "%");
            branches.add(select(columns, text.text().length() < TELLING_NUMBER ? index(wanted) : "review_case_no")
                    + where + " AND case_no LIKE :begins ESCAPE '!'");
            branches.add(select(columns, "review_case_no_end") + where + " AND case_no_end LIKE :ends ESCAPE '!'");
        }
        params.put("text", "%" + escaped(text.text()) + "%");
        var named = where + " AND applicant_search LIKE :text ESCAPE '!'";
        var telling = telling(text, department);
        if (telling.isEmpty()) {
            branches.add(select(columns, index(wanted)) + named);
        } else {
            var pair = "pair" + params.size();
            params.put(pair, telling.get());
            // Of the reviews with the pair: so few that it costs nothing to sort them.
            branches.add("SELECT DISTINCT " + columns + " FROM (SELECT review_id FROM review_pair WHERE department = :"
                    + departmentParam + " AND pair " + (isSingle(text) ? "LIKE" : "=") + " :" + pair
                    + (isSingle(text) ? " ESCAPE '!'" : "") + ") AS named JOIN review ON review.id = named.review_id"
                    + named);
        }
        return branches;
    }

    private String anyText(Wanted wanted, Map<String, Object> params) {
        var text = wanted.text();
        params.put("text", "%" + escaped(text.text()) + "%");
        var any = "applicant_search LIKE :text ESCAPE '!'";
        if (text.isNumber()) {
            params.put("begins", escaped(text.text().toUpperCase(java.util.Locale.ROOT)) + "%");
            params.put("ends", escaped(SearchColumns.backwards(text.text())) + "%");
            any += " OR case_no LIKE :begins ESCAPE '!' OR case_no_end LIKE :ends ESCAPE '!'";
        }
        var items = itemsNamed(text, wanted.departments());
        if (!items.isEmpty()) {
            params.put("named", items);
            any += " OR item IN (:named)";
        }
        return any;
    }

    private Set<String> itemsNamed(SearchText text, Set<String> departments) {
        return new TreeSet<>(sql.sql("SELECT item FROM queue_item WHERE department IN (:departments)"
                        + " AND item_search LIKE :text ESCAPE '!'")
                .param("departments", departments)
                .param("text", "%" + escaped(text.text()) + "%")
                .query(String.class)
                .list());
    }

    /** The pair of the text that few names of the department have; empty when many have each of them. */
    private Optional<String> telling(SearchText text, String department) {
        var single = isSingle(text);
        var pairs = single ? List.of(escaped(text.text()) + "%") : text.pairs();
        for (var pair : pairs) {
            var number = sql.sql(
                            "SELECT COUNT(*) FROM (SELECT review_id FROM review_pair WHERE department = :department"
                                    + " AND pair " + (single ? "LIKE :pair ESCAPE '!'" : "= :pair") + " LIMIT "
                                    + (FEW + 1)
                                    + ") AS few")
                    .param("department", department)
                    .param("pair", pair)
                    .query(Integer.class)
                    .single();
            if (number <= FEW) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    private static boolean isSingle(SearchText text) {
        return text.pairs().isEmpty();
    }

    private static void in(StringBuilder where, Map<String, Object> params, String column, Set<String> values) {
        if (!values.isEmpty()) {
            where.append(" AND ").append(column).append(" IN (:").append(column).append("s)");
            params.put(column + "s", values);
        }
    }

    private static List<String> names(Set<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toList();
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
