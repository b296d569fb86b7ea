package cn.yijianshi.engine.supervision.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * One department or item in one month.
 *
 * @param received  reviews that came in during the month
 * @param decided   reviews that were granted or refused in it, whenever they came in; all that follows is about what
 *     ended in the month
 * @param withdrawn ended undecided
 * @param averageMinutes working time of the office used by what was decided, without pauses; null if nothing was
 * @param deemedAcceptances accepted by five working days of silence
 * @param violations what offices did wrong: late and repeated notices, silence, pauses nobody ended
 * @param orders    issued in the month; repliedInTime of those
 */
public record MonthRow(
        String key,
        long received,
        long decided,
        long keptPromise,
        long keptStatute,
        long withdrawn,
        BigDecimal averageMinutes,
        BigDecimal medianMinutes,
        long pauses,
        Map<String, Long> pauseGrounds,
        long extensions,
        Map<String, Long> extensionGrounds,
        long corrections,
        long lateNotices,
        long deemedAcceptances,
        long violations,
        long orders,
        long ordersReplied,
        long repliedInTime) {

    /** 按时办结率 against the promise, in percent; null if nothing was decided. */
    public BigDecimal promisedRate() {
        return rate(keptPromise);
    }

    /** The same against the law. */
    public BigDecimal statutoryRate() {
        return rate(keptStatute);
    }

    private BigDecimal rate(long kept) {
        return decided == 0
                ? null
                : BigDecimal.valueOf(kept * 100).divide(BigDecimal.valueOf(decided), 2, RoundingMode.HALF_UP);
    }
}
