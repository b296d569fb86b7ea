package cn.yijianshi.propertyregistration.domain;

/**
 * One line of a unit's history; lines are only added.
 *
 * @param number of the title, the mortgage, the seal it is about
 * @param party whose right it is
 */
public record Entry(long id, String unitCode, Act act, String number, String party, String detail, Ground ground) {

    public enum Act {
        UNIT_ADDED,
        UNIT_CHANGED,
        TITLE_ENTERED,
        TITLE_CLOSED,
        BURDEN_LAID,
        BURDEN_CHANGED,
        BURDEN_LIFTED
    }
}
