package cn.yijianshi.intake.domain;

/**
 * One item of a case as it stood when the case was filed; names are kept so that reading a case asks nobody.
 *
 * @param service the service that runs the department, where its certificates can be fetched
 * @param skippedBecause why there will be no review; null while there may be one
 */
public record FiledItem(
        String key,
        int version,
        String name,
        String nameEn,
        String department,
        String departmentName,
        String departmentNameEn,
        String service,
        String skippedBecause) {

    /** The state of an item nobody has opened a review for. */
    public ReviewState stateWithoutReview() {
        return skippedBecause == null ? ReviewState.WAITING : ReviewState.SKIPPED;
    }
}
