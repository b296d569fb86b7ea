package cn.yijianshi.platform.identifiers;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** 统一社会信用代码 (GB 32100-2015): who registered, which class, where, whom, and two check characters. */
public record Uscc(String text) {
    /** The values of the 31 symbols are their places; I, O, S, V and Z are never used. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final String INNER_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern DEPARTMENT_AND_CLASS = Pattern.compile("[1-9ANY][1-59]");
    private static final Pattern REGION = Pattern.compile("[0-9]{6}");

    public enum Fault {
        LENGTH,
        ALPHABET,
        DEPARTMENT_OR_CLASS,
        REGION,
        CHECK
    }

    public Uscc {
        Set<Fault> faults = faultsOf(text);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Not a unified social credit code: " + faults);
        }
    }

    public static boolean valid(String text) {
        return faultsOf(text).isEmpty();
    }

    /** Everything that is wrong; empty for a valid code. The inner check is not among it: see {@link #innerCheckHolds}. */
    public static Set<Fault> faultsOf(String text) {
        if (text == null || text.length() != 18) {
            return EnumSet.of(Fault.LENGTH);
        }
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (!DEPARTMENT_AND_CLASS.matcher(text.substring(0, 2)).matches()) {
            faults.add(Fault.DEPARTMENT_OR_CLASS);
        }
        if (!REGION.matcher(text.substring(2, 8)).matches()) {
            faults.add(Fault.REGION);
        }
        if (!text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            faults.add(Fault.ALPHABET);
        } else if (checkOf(text.substring(0, 17)) != text.charAt(17)) {
            faults.add(Fault.CHECK);
        }
        return faults;
    }

    /** Codes given out before the standard settled may break it, so a broken inner check only warns. */
    public boolean innerCheckHolds() {
        return innerCheckOf(text.substring(8, 16)) == text.charAt(16);
    }

    public String region() {
        return text.substring(2, 8);
    }

    /**
     * The code of a subject of eight characters given out by its registry.
     *
     * @param departmentAndClass such as 91: 9 市场监管, 1 企业
     */
    public static Uscc generate(String departmentAndClass, String region, String subject) {
        if (subject.length() != 8) {
            throw new IllegalArgumentException("A subject has eight characters: " + subject);
        }
        String body = departmentAndClass + region + subject + innerCheckOf(subject);
        return new Uscc(body + checkOf(body));
    }

    static char checkOf(String first17) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** The check character of GB 11714: its X stands for ten, its 0 for eleven. */
    static char innerCheckOf(String subject) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += INNER_ALPHABET.indexOf(subject.charAt(i)) * INNER_WEIGHTS[i];
        }
        int rest = 11 - sum % 11;
        return rest == 10 ? 'X' : rest == 11 ? '0' : (char) ('0' + rest);
    }

    @Override
    public String toString() {
        return text;
    }
}
