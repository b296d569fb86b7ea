package cn.yijianshi.engine.domain;

import java.util.Arrays;
import java.util.List;

/** What is wrong with one place of a handed-in calendar or timetable; the pointer is a JSON pointer into it. */
public record Flaw(String pointer, String code, List<String> args) {

    static Flaw at(String pointer, String code, Object... args) {
        return new Flaw(pointer, code, Arrays.stream(args).map(String::valueOf).toList());
    }
}
