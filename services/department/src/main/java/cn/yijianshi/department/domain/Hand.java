package cn.yijianshi.department.domain;

/**
 * By whose hand something is done, and for whom (委派): an officer who stands in acts on his colleague's reviews, and
 * both names are on record.
 *
 * @param actingFor null when he acts for himself
 */
public record Hand(Officer officer, Officer actingFor) {

    /** Rules and other services. */
    public static final Hand NOBODYS = new Hand(Officer.NOBODY, null);

    static Hand of(Officer officer) {
        return new Hand(officer, null);
    }

    /** Whose review it has to be. */
    Officer responsible() {
        return actingFor == null ? officer : actingFor;
    }

    boolean is(Officer other) {
        return other != null && responsible().id().equals(other.id());
    }
}
