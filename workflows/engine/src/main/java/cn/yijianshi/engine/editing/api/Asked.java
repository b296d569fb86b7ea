package cn.yijianshi.engine.editing.api;

import cn.yijianshi.catalogue.guard.Guard;
import cn.yijianshi.engine.domain.OfficeHours;
import cn.yijianshi.engine.editing.domain.Draft;
import cn.yijianshi.engine.editing.domain.Drafts;
import cn.yijianshi.engine.editing.domain.Kind;
import cn.yijianshi.platform.foureyes.Person;
import cn.yijianshi.platform.problems.Problem;
import cn.yijianshi.platform.security.Caller;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** What a request must say before anything is done. */
final class Asked {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{1,63}");
    private static final int LONGEST_WHY = 500;
    private static final int LONGEST_REQUEST = 100;

    private Asked() {}

    static Kind kind(String pointer, String word) {
        if (word == null || word.isBlank()) {
            throw Problem.invalid("invalid-request").at(pointer, "required");
        }
        return Kind.of(word)
                .orElseThrow(() -> Problem.invalid("invalid-request").at(pointer, "unreadable-value"));
    }

    /** Of an address: what it names wrongly is not there. */
    static Kind kind(String word) {
        return Kind.of(word).orElseThrow(Problem::notFound);
    }

    static void key(String pointer, String key) {
        if (key == null || key.isBlank()) {
            throw Problem.invalid("invalid-request").at(pointer, "required");
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid("invalid-request").at(pointer, "unreadable-value");
        }
    }

    static Person person(Caller caller) {
        return Person.of(caller);
    }

    /** Two people may think of the same key. */
    static String request(String key, Caller caller) {
        if (key == null || key.isBlank() || key.length() > LONGEST_REQUEST) {
            throw Problem.bad("invalid-request").at("/Idempotency-Key", "required");
        }
        return caller.subject() + " " + key;
    }

    static int revision(Integer revision) {
        if (revision == null) {
            throw Problem.invalid("invalid-request").at("/revision", "required");
        }
        return revision;
    }

    static String why(String why) {
        if (why == null || why.isBlank()) {
            throw Problem.invalid("invalid-request").at("/why", "required");
        }
        if (why.length() > LONGEST_WHY) {
            throw Problem.invalid("invalid-request").at("/why", "calendar-too-long", LONGEST_WHY);
        }
        return why.strip();
    }

    static void notLong(String pointer, String text) {
        if (text != null && text.length() > Guard.MOST_BYTES) {
            throw Problem.invalid("invalid-request").at(pointer, "calendar-too-long", Guard.MOST_BYTES);
        }
    }

    static void notPast(String pointer, LocalDate day, Clock clock) {
        if (day != null && day.isBefore(LocalDate.ofInstant(clock.instant(), OfficeHours.ZONE))) {
            throw Problem.invalid("invalid-request").at(pointer, "limit-not-backwards");
        }
    }

    static String place(Draft draft) {
        return draft.createdAt() + "~" + draft.id();
    }

    static Drafts.Place place(String text) {
        if (text == null) {
            return null;
        }
        try {
            int cut = text.indexOf('~');
            return new Drafts.Place(Instant.parse(text.substring(0, Math.max(0, cut))), text.substring(cut + 1));
        } catch (DateTimeException unreadable) {
            throw Problem.bad("invalid-request").at("/after", "unreadable-value");
        }
    }
}
