package cn.yijianshi.department.persistence;

import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.SearchText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What reviews are found by beside their own columns. Pairs of characters in a table of their own do what a full-text
 * index would, and H2 has none.
 */
final class SearchColumns {

    /** How queue_place names that there is no region: a key column is never empty. */
    static final String NO_REGION = "-";

    private static final int LONGEST_NAME = 400;

    private final JdbcClient sql;
    /** What the tables were seen to hold; nothing leaves them. */
    private final Set<List<String>> seen = ConcurrentHashMap.newKeySet();

    SearchColumns(JdbcClient sql) {
        this.sql = sql;
    }

    static String name(String name) {
        var alike = SearchText.alike(name);
        return alike.length() <= LONGEST_NAME ? alike : alike.substring(0, LONGEST_NAME);
    }

    /** So that an index finds how a number ends. */
    static String backwards(String caseNo) {
        return new StringBuilder(SearchText.alike(caseNo)).reverse().toString();
    }

    void item(Review.Request request) {
        var region = request.region() == null ? NO_REGION : request.region();
        var key = List.of(request.department(), request.item(), request.itemName(), region);
        if (seen.contains(key)) {
            return;
        }
        var known = sql.sql("SELECT COUNT(*) FROM queue_item i JOIN queue_place p"
                        + " ON p.department = i.department AND p.item = i.item AND p.region = ?"
                        + " WHERE i.department = ? AND i.item = ? AND i.item_name = ?")
                .params(region, request.department(), request.item(), request.itemName())
                .query(Integer.class)
                .single();
        if (known == 0) {
            sql.sql("INSERT IGNORE INTO queue_item (department, item, item_name, item_search) VALUES (?,?,?,?)")
                    .params(
                            request.department(),
                            request.item(),
                            request.itemName(),
                            SearchText.alike(request.itemName()))
                    .update();
            sql.sql("INSERT IGNORE INTO queue_place (department, item, region) VALUES (?,?,?)")
                    .params(request.department(), request.item(), region)
                    .update();
        } else {
            // Only what was there before: what is entered now may yet be rolled back.
            seen.add(key);
        }
    }

    /** The names of a review that is new, so that nothing is to be taken away. */
    void firstName(Review review) {
        if (review.filed() != null) {
            add(review.id(), review.request().department(), List.copyOf(pairs(review)));
        }
    }

    private static Set<String> pairs(Review review) {
        return SearchText.pairs(name(review.filed().applicantName()));
    }

    void name(Review review) {
        if (review.filed() == null) {
            return;
        }
        var department = review.request().department();
        var before = Set.copyOf(sql.sql("SELECT pair FROM review_pair WHERE review_id = ?")
                .param(review.id())
                .query(String.class)
                .list());
        var now = pairs(review);
        if (before.equals(now)) {
            return;
        }
        if (!before.isEmpty()) {
            sql.sql("DELETE FROM review_pair WHERE review_id = ?")
                    .param(review.id())
                    .update();
        }
        add(review.id(), department, List.copyOf(now));
    }

    void add(String reviewId, String department, List<String> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        var params = new java.util.ArrayList<Object>();
        for (var pair : pairs) {
            params.add(department);
            params.add(pair);
            params.add(reviewId);
        }
        // One statement for all of them: a name has a dozen.
        sql.sql("INSERT INTO review_pair (department, pair, review_id) VALUES " + "(?,?,?), ".repeat(pairs.size() - 1)
                        + "(?,?,?)")
                .params(params)
                .update();
    }
}
