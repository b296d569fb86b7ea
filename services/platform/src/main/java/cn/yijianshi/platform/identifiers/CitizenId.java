package cn.yijianshi.platform.identifiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** 公民身份号码 (GB 11643): region, birth date, order, check. Lower-case x is read and kept as X. */
public record CitizenId(String text) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");

    public enum Fault {
        SHAPE,
        BIRTH_DATE,
        BORN_IN_THE_FUTURE,
        CHECK
    }

    public enum Sex {
        MALE,
        FEMALE
    }

    public CitizenId {
        text = normalise(text);
        Set<Fault> faults = faultsOf(text, LocalDate.MAX);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Not a citizen's identity number: " + faults);
        }
    }

    /** {@code today} comes from the caller's clock: a number of tomorrow's child is not valid today. */
    public static boolean valid(String text, LocalDate today) {
        return faultsOf(text, today).isEmpty();
    }

    public static Set<Fault> faultsOf(String given, LocalDate today) {
        String text = normalise(given);
        if (!SHAPE.matcher(text).matches()) {
            return EnumSet.of(Fault.SHAPE);
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        LocalDate birth = birthDateIn(text);
        if (birth == null) {
            faults.add(Fault.BIRTH_DATE);
        } else if (birth.isAfter(today)) {
            faults.add(Fault.BORN_IN_THE_FUTURE);
        }
        if (checkOf(text.substring(0, 17)) != text.charAt(17)) {
            faults.add(Fault.CHECK);
        }
        return faults;
    }

    /** A number from its parts; for made-up persons in tests and demonstrations. */
    public static CitizenId of(String region, LocalDate birth, int order) {
        String body = "%s%04d%02d%02d%03d"
                .formatted(region, birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth(), order);
        return new CitizenId(body + checkOf(body));
    }

    public String region() {
        return text.substring(0, 6);
    }

    public LocalDate birthDate() {
        return birthDateIn(text);
    }

    public Sex sex() {
        return (text.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    public int ageOn(LocalDate day) {
        return Period.between(birthDate(), day).getYears();
    }

    static char checkOf(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static String normalise(String text) {
        return text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
    }

    private static LocalDate birthDateIn(String text) {
        int year = Integer.parseInt(text.substring(6, 10));
        if (year < 1800 || year > 2099) {
            return null;
        }
        try {
            return LocalDate.of(
                    year, Integer.parseInt(text.substring(10, 12)), Integer.parseInt(text.substring(12, 14)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
