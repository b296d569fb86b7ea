package cn.yijianshi.department.tables.api;

import cn.yijianshi.department.tables.domain.Changes;
import cn.yijianshi.department.tables.domain.TableKeeping.Wish;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

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

    static Changes.Request request(Caller caller, String key, String what, Wish wish) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.bad("idempotency-key-unusable", LONGEST_KEY);
        }
        String all = what
                + new TreeMap<>(wish.values())
                + wish.from()
                + wish.source()
                + wish.reason()
                + wish.retroactive()
                + wish.leaveGap()
                + wish.seen();
        return new Changes.Request(caller.subject(), key, sha256(all));
    }

    static Long id(String after) {
        try {
            return after == null || after.isBlank() ? null : Long.valueOf(after);
        } catch (NumberFormatException notOurs) {
            throw Problem.bad("invalid-request").at("", "wrong-parameter", "after");
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
