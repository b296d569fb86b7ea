package cn.yijianshi.engine.simulation.domain;

/** A study that cannot be run as it was asked for: where, and why. */
public class UnsoundStudy extends RuntimeException {

    private final String pointer;
    private final String code;
    private final transient Object[] args;

    public UnsoundStudy(String pointer, String code, Object... args) {
        super(pointer + " " + code);
        this.pointer = pointer;
        this.code = code;
        this.args = args.clone();
    }

    public String pointer() {
        return pointer;
    }

    public String code() {
        return code;
    }

    public Object[] args() {
        return args.clone();
    }
}
