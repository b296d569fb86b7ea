package cn.yijianshi.catalogue;

/** So much time, in the unit the law or the promise was given in. */
public record Limit(int amount, LimitUnit unit) {
    public static final Limit IMMEDIATE = new Limit(0, LimitUnit.IMMEDIATE);

    @Override
    public String toString() {
        return unit == LimitUnit.IMMEDIATE ? "IMMEDIATE" : amount + " " + unit;
    }
}
