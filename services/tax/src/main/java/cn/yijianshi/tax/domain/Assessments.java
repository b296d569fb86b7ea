package cn.yijianshi.tax.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The register of house-tax assessments. */
public interface Assessments {

    void keep(Entry entry);

    Optional<Entry> ofReview(String reviewId);

    record Entry(
            String noticeNo,
            String reviewId,
            String caseId,
            String unitCode,
            String payers,
            Assessment assessment,
            Instant confirmedPaidAt) {

        public List<Assessment.Line> lines() {
            return assessment.lines();
        }
    }
}
