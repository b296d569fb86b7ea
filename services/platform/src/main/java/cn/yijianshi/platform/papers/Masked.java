package cn.yijianshi.platform.papers;

/** Names as strangers and lists may see them: enough to recognise, too little to learn. */
public final class Masked {

    private Masked() {}

    /** 张三丰 becomes 张*丰; a company keeps two characters at either end. */
    public static String name(String name) {
        if (name == null || name.isBlank()) {
            return "";
        }
        var letters = name.strip().codePoints().toArray();
        if (letters.length == 1) {
            return "*";
        }
        if (letters.length == 2) {
            return text(letters, 0, 1) + "*";
        }
        var shown = letters.length < 6 ? 1 : 2;
        return text(letters, 0, shown)
                + "*".repeat(letters.length - 2 * shown)
                + text(letters, letters.length - shown, letters.length);
    }

    private static String text(int[] letters, int from, int to) {
        return new String(letters, from, to - from);
    }
}
