package cn.yijianshi.department.tables.api;

import cn.yijianshi.platform.problems.Problem;

/** What an administrator wrote around the values: names everything that is missing at once. */
final class TableEntry {

    private static final int LONGEST_KEY = 100;

    private final Problem problem = Problem.invalid("table-entry");

    <T> T needed(String pointer, T value) {
        if (value == null) {
            problem.at(pointer, "required");
        }
        return value;
    }

    String text(String pointer, String written, int most) {
        String text = written == null ? "" : written.strip();
        if (text.isEmpty()) {
            problem.at(pointer, "required");
        } else if (text.codePointCount(0, text.length()) > most) {
            problem.at(pointer, "too-long", most);
        }
        return text;
    }

    void check() {
        if (!problem.fields().isEmpty()) {
            throw problem;
        }
    }

    static String key(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
        return key;
    }

    static Long id(String after) {
        try {
            return after == null || after.isBlank() ? null : Long.valueOf(after);
        } catch (NumberFormatException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }
}
