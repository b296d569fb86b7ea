package cn.yijianshi.platform.identifiers;

/** The hybrid check system of ISO 7064, MOD 37,36: letters and digits in, one letter or digit out. */
public final class Mod3736 {
    private static final String SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Mod3736() {}

    public static char check(String text) {
        int p = 36;
        for (int i = 0; i < text.length(); i++) {
            int value = SYMBOLS.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("Not a digit or capital letter: " + text.charAt(i));
            }
            p = (p + value) % 36;
            if (p == 0) {
                p = 36;
            }
            p = p * 2 % 37;
        }
        return SYMBOLS.charAt(Math.floorMod(1 - p, 36));
    }

    /** Whether the last character is the check character of all before it. */
    public static boolean holds(String textWithCheck) {
        if (textWithCheck.length() < 2 || !textWithCheck.chars().allMatch(c -> SYMBOLS.indexOf(c) >= 0)) {
            return false;
        }
        int last = textWithCheck.length() - 1;
        return check(textWithCheck.substring(0, last)) == textWithCheck.charAt(last);
    }
}
