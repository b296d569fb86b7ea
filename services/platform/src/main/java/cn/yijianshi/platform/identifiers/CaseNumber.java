package cn.yijianshi.platform.identifiers;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The platform's own numbers: YJS… for a combined case, BJ… for one item of it; the last character checks the rest. */
public final class CaseNumber {
    private static final Pattern BUNDLE = Pattern.compile("YJS[0-9]{20}[0-9A-Z]");
    private static final Pattern ITEM = Pattern.compile("BJ[0-9]{18}[0-9A-Z]");
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("uuMMdd");

    private CaseNumber() {}

    public static String bundle(String region, LocalDate day, long sequence) {
        return checked("YJS" + region(region) + LONG_DAY.format(day) + six(sequence));
    }

    public static String item(String region, LocalDate day, long sequence) {
        return checked("BJ" + region(region) + SHORT_DAY.format(day) + six(sequence));
    }

    public static boolean valid(String text) {
        return text != null
                && (BUNDLE.matcher(text).matches() || ITEM.matcher(text).matches())
                && Mod3736.holds(text);
    }

    private static String checked(String body) {
        return body + Mod3736.check(body);
    }

    private static String region(String region) {
        if (!region.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("Not a region code: " + region);
        }
        return region;
    }

    private static String six(long sequence) {
        if (sequence < 1 || sequence > 999_999) {
            throw new IllegalArgumentException("A day has the numbers 1 to 999999, not " + sequence);
        }
        return "%06d".formatted(sequence);
    }
}
