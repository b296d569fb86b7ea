package cn.yijianshi.engine.migration.domain;

import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import cn.yijianshi.engine.domain.ItemState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where one case stands: its file and every review that its process has come to. */
public record Standing(CaseFile file, List<CaseReview> reviews) {

    public Standing {
        reviews = List.copyOf(reviews);
    }

    /** The state of every item that was reached. */
    public Map<String, ItemState> states() {
        Map<String, ItemState> states = new TreeMap<>();
        reviews.forEach(review -> states.put(review.item(), review.state()));
        return states;
    }

    public List<CaseReview> open() {
        return reviews.stream()
                .filter(review -> review.state() == ItemState.OPEN)
                .toList();
    }

    /** What the decided items brought. */
    Map<String, String> found() {
        Map<String, String> found = new TreeMap<>();
        reviews.forEach(review -> found.putAll(review.outputs()));
        return found;
    }
}
