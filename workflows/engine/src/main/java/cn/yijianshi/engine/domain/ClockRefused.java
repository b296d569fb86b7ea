package cn.yijianshi.engine.domain;

/** A fact that the clock's life does not allow. */
public final class ClockRefused extends RuntimeException {
    private final String code;

    public ClockRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    /** One word for the problem document: clock-transition, clock-fact-incomplete, clock-second-notice ... */
    public String code() {
        return code;
    }
}
