package cn.yijianshi.engine.replay.domain;

import cn.yijianshi.engine.domain.CaseFile;
import cn.yijianshi.engine.domain.CaseReview;
import java.util.List;

/**
 * A case that has ended.
 *
 * @param reviews in the order in which they ended
 * @param withdrawn whether the applicant took it back
 */
public record Past(CaseFile file, List<CaseReview> reviews, boolean withdrawn) {

    public Past {
        reviews = List.copyOf(reviews);
    }
}
