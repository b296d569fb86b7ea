package cn.yijianshi.intake.materials.domain;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Set;

/** A name somebody gave a file, as it may be shown and stored: one line of text, no path, nothing invisible. */
public final class FileName {

    private static final int LONGEST = 100;
    private static final String NAMELESS = "材料";
    private static final String FORBIDDEN = "<>:\"|?*/\\";
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL");

    private FileName() {}

    /** @param extension what the content is; whatever else the name ended with, it ends with this */
    public static String safe(String given, String extension) {
        var name = given == null ? "" : Normalizer.normalize(given, Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        name.codePoints().filter(FileName::isVisible).forEach(each -> {
            if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
                kept.append(' ');
            } else {
                kept.appendCodePoint(FORBIDDEN.indexOf(each) >= 0 ? '_' : each);
            }
        });
        var stem = withoutExtension(kept.toString().replaceAll(" {2,}", " ").replaceAll("[ .]+$", ""), extension);
        if (stem.codePointCount(0, stem.length()) > LONGEST) {
            stem = trimmed(stem.substring(0, stem.offsetByCodePoints(0, LONGEST)));
        }
        if (stem.isEmpty() || isDevice(stem)) {
            stem = NAMELESS;
        }
        return stem + "." + extension;
    }

    /** Not controls, not what turns the direction of writing or hides, not halves of characters. */
    private static boolean isVisible(int each) {
        return switch (Character.getType(each)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String withoutExtension(String name, String extension) {
        var dot = name.lastIndexOf('.');
        var last = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        // JPEGs come as .jpg and .jpeg; anything else that the content contradicts stays visible before the true one.
        return last.equals(extension) || extension.equals("jpg") && last.equals("jpeg")
                ? trimmed(name.substring(0, dot))
                : trimmed(name);
    }

    private static String trimmed(String name) {
        var start = 0;
        var end = name.length();
        while (start < end && isEdge(name.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isEdge(char each) {
        return each == ' ' || each == '.';
    }

    private static boolean isDevice(String stem) {
        var dot = stem.indexOf('.');
        var first = (dot < 0 ? stem : stem.substring(0, dot)).toUpperCase(java.util.Locale.ROOT);
        return DEVICES.contains(first) || first.matches("(COM|LPT)[0-9]");
    }
}
