package cn.yijianshi.engine.domain;

import java.util.Arrays;
import java.util.List;

/** A due date was asked for with values that mean nothing. */
public final class UnanswerableQuestion extends RuntimeException {
    private final String field;
    private final String code;
    private final transient List<String> args;

    public UnanswerableQuestion(String field, String code, Object... args) {
        super(field + ": " + code + " " + Arrays.toString(args));
        this.field = field;
        this.code = code;
        this.args = Arrays.stream(args).map(String::valueOf).toList();
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
