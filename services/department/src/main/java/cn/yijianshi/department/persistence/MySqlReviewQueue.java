package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Mode;
import cn.yijianshi.department.domain.ReviewQueue;
import cn.yijianshi.department.domain.Reviews.InQueue;
import cn.yijianshi.department.domain.SearchText;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.platform.identifiers.CaseNumber;
import cn.yijianshi.platform.persistence.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads queues out of an index each. An index is in due order only within one department, or one item in one region, and
 * one of "ended" and "not ended", and a text is found by three indexes: so a page is put together of the first rows of
 * one branch for each of these, every one read in order and no further than the page is long. The rows' own columns are
 * read last, for the page only; a page never shows the form, so it never reads one.
 *
 * <p>The hints name the index for MySQL, which otherwise now and then sorts a whole department; H2 reads a comment.
 */
@Repository
class MySqlReviewQueue implements ReviewQueue {

    /** The order of {@link cn.yijianshi.department.domain.NextInLine}; next_day is its legal day. */
    static final String IN_LINE = "next_day, path_after DESC, due_at, id";

    /** What more reviews have is no help in finding some: the queue itself is read instead. */
    private static final int FEW = 2000;

    /** Each costs a look into the index, so that with more the whole queue is read sooner. */
    private static final int MOST_PLACES = 40;

    private static final String EVERYWHERE = " WHERE department IN (:departments)";

    private static final String COLUMNS =
            "r.id, r.case_id, r.case_no, r.bundle, r.item, r.item_version, r.item_name, r.department, r.region,"
                    + " r.received_at, r.submitted_at, r.promised_amount, r.promised_unit, r.statutory_amount, r.statutory_unit,"
                    + " r.path_after, r.decided_by_mode, r.applicant_name, r.awaits, r.status, r.version, r.due_at,"
                    + " r.statutory_due_at, r.provisional, r.clock_running, r.lamp, r.clock_told_at, r.claimed_by,"
                    + " r.claimed_by_name, r.claimed_at";

    /** Looked for once for each row of a page, never for what a page leaves out. */
    private static final String SUPERVISED = "EXISTS (SELECT 1 FROM supervise_order o"
            + " WHERE o.review_id = r.id AND o.state = 'WAITING') AS supervised";

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
            // In these words the index is entered at the very place: many reviews are due at one moment.
            keyset = backwards
                    ? " AND (due_at < :due OR due_at = :due AND id < :id)"
                    : " AND (due_at > :due OR due_at = :due AND id > :id)";
            params.put("due", Moments.toColumn(from.dueAt()));
            params.put("id", from.reviewId());
        }
        var branches = inQueue(wanted, "id, due_at", params);
        if (branches.isEmpty()) {
            return List.of();
        }
        params.put("limit", limit);
        var found = sql.sql("SELECT " + COLUMNS + ", " + SUPERVISED + " FROM (" + union(wanted, branches, keyset + end)
                        + (branches.size() == 1 ? "" : end)
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
                        MySqlReviews.claim(row),
                        row.getBoolean("supervised")))
                .list();
        return Collections.unmodifiableList(found);
    }

    @Override
    public List<Count> counts(Wanted wanted, String me) {
        var params = new LinkedHashMap<String, Object>();
        params.put("me", me);
        var whose = "CASE WHEN claimed_by IS NULL THEN 'NOBODYS' WHEN claimed_by = :me THEN 'MINE' ELSE 'OTHERS' END";
        var kinds = " GROUP BY status, lamp, item, whose";
        String from;
        if (wanted.text() == null) {
            // Nothing is found twice, so each branch is counted where it is read.
            var branches = inQueue(wanted, "status, lamp, item, " + whose + " AS whose, COUNT(*) AS many", params);
            from = branches.isEmpty() ? "" : union(wanted, branches, kinds);
        } else {
            var branches = inQueue(wanted, "id, status, lamp, item, claimed_by", params);
            from = branches.isEmpty()
                    ? ""
                    : "SELECT status, lamp, item, " + whose + " AS whose, COUNT(*) AS many FROM ("
                            + union(wanted, branches, "") + ") AS found" + kinds;
        }
        if (from.isEmpty()) {
            return List.of();
        }
        return sql.sql("SELECT status, lamp, item, whose, SUM(many) AS number FROM (" + from + ") AS kinds" + kinds
                        + " ORDER BY status, lamp, item, whose")
                .params(params)
                .query((row, n) -> new Count(
                        Status.valueOf(row.getString("status")),
                        Lamp.valueOf(row.getString("lamp")),
                        row.getString("item"),
                        Whose.valueOf(row.getString("whose")),
                        row.getLong("number")))
                .list();
    }

    @Override
    public List<String> inLine(Wanted wanted, int skip, int limit) {
        // Only open ones that are nobody's have a next_day; the index need not say it again.
        if (wanted.departments().isEmpty()
                || !wanted.statuses().contains(Status.OPEN)
                || wanted.assignee() != null && wanted.assignee().officer() != null) {
            return List.of();
        }
        var params = new LinkedHashMap<String, Object>();
        params.put("limit", skip + limit);
        params.put("departments", wanted.departments());
        var filter = filter(wanted, params);
        var columns = "id, next_day, path_after, due_at";
        var branches = wanted.text() == null
                ? selects(line(wanted.departments(), wanted.items(), params), columns, filter)
                : ofText(
                        wanted,
                        (departments, items) -> line(departments, items, params),
                        " AND next_day IS NOT NULL" + filter,
                        columns,
                        params);
        if (branches.isEmpty()) {
            return List.of();
        }
        var end = " ORDER BY " + IN_LINE + " LIMIT :limit";
        return sql
                .sql("SELECT id FROM (" + union(wanted, branches, end) + (branches.size() == 1 ? "" : end) + ") AS line"
                        + " ORDER BY " + IN_LINE)
                .params(params)
                .query(String.class)
                .list()
                .stream()
                .skip(skip)
                .toList();
    }

    private static String union(Wanted wanted, List<String> branches, String tail) {
        if (branches.size() == 1) {
            return branches.get(0) + tail;
        }
        // Only a text may find the same review in two ways.
        return branches.stream()
                .map(branch -> "(" + branch + tail + ")")
                .collect(Collectors.joining(wanted.text() == null ? " UNION ALL " : " UNION "));
    }

    /** A part of an index, and what to ask for to read no more than it. */
    private record Stretch(String index, String where) {}

    private List<String> inQueue(Wanted wanted, String columns, Map<String, Object> params) {
        if (wanted.departments().isEmpty()) {
            return List.of();
        }
        params.put("departments", wanted.departments());
        params.put("statuses", names(wanted.statuses()));
        var filter = " AND status IN (:statuses)" + filter(wanted, params) + assignee(wanted, params);
        return wanted.text() == null
                ? selects(stretches(wanted, wanted.departments(), wanted.items(), params), columns, filter)
                : ofText(
                        wanted,
                        (departments, items) -> stretches(wanted, departments, items, params),
                        filter,
                        columns,
                        params);
    }

    /** Everything of these departments and items that the other filters may leave; of no items: of all. */
    private interface Stretches {
        List<Stretch> of(Set<String> departments, Set<String> items);
    }

    private static List<Stretch> line(Set<String> departments, Set<String> items, Map<String, Object> params) {
        var named = named(items, params);
        return departments(departments, params).stream()
                .map(department -> new Stretch("review_in_line", department + " AND next_day IS NOT NULL" + named))
                .toList();
    }

    private List<Stretch> stretches(
            Wanted wanted, Set<String> departments, Set<String> items, Map<String, Object> params) {
        if (wanted.caseNo() != null && isOfFew(wanted.caseNo())) {
            return List.of(new Stretch("review_case_no", among(departments, params) + named(items, params)));
        }
        var ended = wanted.statuses().stream().map(Status::ended).collect(Collectors.toCollection(TreeSet::new));
        if (wanted.assignee() != null && wanted.assignee().officer() != null) {
            return each("review_of_officer", departments(departments, params), ended, List.of(named(items, params)));
        }
        if (!items.isEmpty() || !wanted.regions().isEmpty()) {
            var places = places(wanted, departments, items);
            if (places.size() * ended.size() <= MOST_PLACES) {
                return each("review_of_place", List.of(""), ended, conditions(places, params));
            }
        }
        return each("review_in_queue", departments(departments, params), ended, List.of(named(items, params)));
    }

    private static List<Stretch> each(
            String index, List<String> departments, Set<Boolean> ended, List<String> conditions) {
        var stretches = new ArrayList<Stretch>();
        for (var department : departments) {
            for (var condition : conditions) {
                for (var end : ended) {
                    stretches.add(new Stretch(index, department + condition + " AND ended = " + end));
                }
            }
        }
        return stretches;
    }

    private static String named(Set<String> items, Map<String, Object> params) {
        if (items.isEmpty()) {
            return "";
        }
        var name = "items" + params.size();
        params.put(name, items);
        return " AND item IN (:" + name + ")";
    }

    private static List<String> departments(Set<String> departments, Map<String, Object> params) {
        var conditions = new ArrayList<String>();
        for (var department : new TreeSet<>(departments)) {
            var name = "department" + params.size();
            params.put(name, department);
            conditions.add(" WHERE department = :" + name);
        }
        return conditions;
    }

    private static String among(Set<String> departments, Map<String, Object> params) {
        var name = "departments" + params.size();
        params.put(name, departments);
        return " WHERE department IN (:" + name + ")";
    }

    /** Where the items are asked for at all: of departments, items and regions few make a pair. */
    private List<QueuePlace> places(Wanted wanted, Set<String> departments, Set<String> items) {
        var params = new LinkedHashMap<String, Object>();
        var where = new StringBuilder("department IN (:departments)");
        params.put("departments", departments);
        in(where, params, "item", items);
        in(where, params, "region", wanted.regions());
        return sql.sql("SELECT department, item, region FROM queue_place WHERE " + where
                        + " ORDER BY department, item, region")
                .params(params)
                .query((row, n) -> new QueuePlace(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private record QueuePlace(String department, String item, String region) {}

    private static List<String> conditions(List<QueuePlace> places, Map<String, Object> params) {
        var conditions = new ArrayList<String>();
        for (var place : places) {
            int n = params.size();
            params.put("department" + n, place.department());
            params.put("item" + n, place.item());
            params.put("region" + n, place.region());
            conditions.add(" WHERE department = :department" + n + " AND item = :item" + n
                    + (place.region().equals(SearchColumns.NO_REGION)
                            ? " AND region IS NULL"
                            : " AND region = :region" + n));
        }
        return conditions;
    }

    private static List<String> selects(List<Stretch> stretches, String columns, String filter) {
        return stretches.stream()
                .map(stretch -> select(columns, stretch.index()) + stretch.where() + filter)
                .toList();
    }

    private static String select(String columns, String index) {
        return "SELECT /*+ INDEX(review " + index + ") */ " + columns + " FROM review";
    }

    private static String filter(Wanted wanted, Map<String, Object> params) {
        var where = new StringBuilder();
        if (!wanted.lamps().isEmpty() && wanted.lamps().size() < Lamp.values().length) {
            where.append(" AND lamp IN (:lamps)");
            params.put("lamps", names(wanted.lamps()));
        }
        in(where, params, "item", wanted.items());
        in(where, params, "region", wanted.regions());
        in(where, params, "bundle", wanted.bundles());
        if (wanted.dueBefore() != null) {
            where.append(" AND due_at < :dueBefore");
            params.put("dueBefore", Moments.toColumn(wanted.dueBefore()));
        }
        if (CaseNumber.valid(wanted.caseNo())) {
            where.append(" AND case_no = :caseNo");
            params.put("caseNo", wanted.caseNo());
        } else if (wanted.caseNo() != null) {
            where.append(" AND case_no LIKE :caseNo ESCAPE '!'");
            params.put("caseNo", escaped(wanted.caseNo()) + "%");
        }
        return where.toString();
    }

    private static String assignee(Wanted wanted, Map<String, Object> params) {
        if (wanted.assignee() == null) {
            return "";
        }
        if (wanted.assignee().officer() == null) {
            return " AND claimed_by IS NULL";
        }
        params.put("officer", wanted.assignee().officer());
        return " AND claimed_by = :officer";
    }

    /** The text as item name, as part of the case number and as part of the applicant's name: a branch for each. */
    private List<String> ofText(
            Wanted wanted, Stretches stretches, String filter, String columns, Map<String, Object> params) {
        var text = wanted.text();
        var branches = new ArrayList<String>();
        var items = itemsNamed(text, wanted.departments());
        items.retainAll(wanted.items().isEmpty() ? Set.copyOf(items) : wanted.items());
        if (!items.isEmpty()) {
            branches.addAll(selects(stretches.of(wanted.departments(), items), columns, filter));
        }
        if (text.isNumber()) {
            var number = text.text().toUpperCase(Locale.ROOT);
            params.put("begins", escaped(number) + "%");
            params.put("ends", escaped(SearchColumns.backwards(text.text())) + "%");
            var beginning = isOfFew(number)
                    ? List.of(new Stretch("review_case_no", EVERYWHERE))
                    : stretches.of(wanted.departments(), wanted.items());
            branches.addAll(selects(beginning, columns, " AND case_no LIKE :begins ESCAPE '!'" + filter));
            branches.add(select(columns, "review_case_no_end") + EVERYWHERE + " AND case_no_end LIKE :ends ESCAPE '!'"
                    + filter);
        }
        params.put("text", "%" + escaped(text.text()) + "%");
        var named = " AND applicant_search LIKE :text ESCAPE '!'" + filter;
        var telling = telling(text, wanted.departments());
        if (telling.isPresent()) {
            branches.add(ofPair(telling.get(), text, wanted.departments(), columns, named, params));
            return branches;
        }
        // What many have altogether, a single department may have so seldom that reading its queue took for ever.
        for (var department : new TreeSet<>(wanted.departments())) {
            var here = Set.of(department);
            telling(text, here)
                    .ifPresentOrElse(
                            pair -> branches.add(ofPair(pair, text, here, columns, named, params)),
                            () -> branches.addAll(selects(stretches.of(here, wanted.items()), columns, named)));
        }
        return branches;
    }

    private static String ofPair(
            String pair,
            SearchText text,
            Set<String> departments,
            String columns,
            String where,
            Map<String, Object> params) {
        var name = "pair" + params.size();
        params.put(name, pair);
        var here = among(departments, params);
        // Of the reviews with the pair: so few that it costs nothing to sort them.
        return "SELECT DISTINCT " + columns + " FROM (SELECT DISTINCT review_id FROM review_pair" + here
                + having(text, name) + ") AS named JOIN review ON review.id = named.review_id" + here + where;
    }

    private Set<String> itemsNamed(SearchText text, Set<String> departments) {
        return new TreeSet<>(sql.sql("SELECT item FROM queue_item WHERE department IN (:departments)"
                        + " AND item_search LIKE :text ESCAPE '!'")
                .param("departments", departments)
                .param("text", "%" + escaped(text.text()) + "%")
                .query(String.class)
                .list());
    }

    /** The pair of the text that few names of the departments have; empty when many have each of them. */
    private Optional<String> telling(SearchText text, Set<String> departments) {
        var pairs = isSingle(text) ? List.of(escaped(text.text()) + "%") : text.pairs();
        for (var pair : pairs) {
            var number = sql.sql("SELECT COUNT(*) FROM (SELECT review_id FROM review_pair" + EVERYWHERE
                            + having(text, "pair") + " LIMIT " + (FEW + 1) + ") AS few")
                    .param("departments", departments)
                    .param("pair", pair)
                    .query(Integer.class)
                    .single();
            if (number <= FEW) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    private static String having(SearchText text, String pair) {
        return " AND pair " + (isSingle(text) ? "LIKE :" + pair + " ESCAPE '!'" : "= :" + pair);
    }

    /** A whole number is that of one case, and no other begins with it; of a beginning it is seen. */
    private boolean isOfFew(String beginning) {
        return CaseNumber.valid(beginning)
                || sql.sql("SELECT COUNT(*) FROM (SELECT 1 FROM review WHERE case_no LIKE :start ESCAPE '!' LIMIT "
                                        + (FEW + 1) + ") AS few")
                                .param("start", escaped(beginning) + "%")
                                .query(Integer.class)
                                .single()
                        <= FEW;
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
