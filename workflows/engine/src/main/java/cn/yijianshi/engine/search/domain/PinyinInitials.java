package cn.yijianshi.engine.search.domain;

import java.nio.charset.Charset;

/**
 * First letters of the pinyin of Chinese characters, so that 企业开办 is found by qykb.
 *
 * <p>The 3,755 common characters of GB 2312 stand in the order of their pinyin: the first character of each letter is all
 * that must be known. Rarer ones stand by their radicals and give no letter; of several readings one counts.
 */
public final class PinyinInitials {

    private static final Charset GB = Charset.forName("GB18030");
    private static final String FIRSTS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝";
    private static final String LETTERS = "abcdefghjklmnopqrstwxyz";
    private static final int FIRST = code('啊');
    private static final int LAST = 0xD7F9;

    private PinyinInitials() {}

    /** Letters and digits stay, what has no initial is left out. */
    public static String of(String text) {
        var initials = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            // The one word of the catalogue that the order of GB 2312 reads wrongly: 行 is háng here.
            boolean bank = each == '行' && i > 0 && text.charAt(i - 1) == '银';
            if (bank) {
                initials.append('h');
            } else if (each < 0x80) {
                if (Character.isLetterOrDigit(each)) {
                    initials.append(Character.toLowerCase(each));
                }
            } else {
                letter(each, initials);
            }
        }
        return initials.toString();
    }

    private static void letter(char each, StringBuilder initials) {
        int code = code(each);
        if (code < FIRST || code > LAST) {
            return;
        }
        for (int i = FIRSTS.length() - 1; i >= 0; i--) {
            if (code >= code(FIRSTS.charAt(i))) {
                initials.append(LETTERS.charAt(i));
                return;
            }
        }
    }

    private static int code(char each) {
        var bytes = String.valueOf(each).getBytes(GB);
        return bytes.length == 2 ? (bytes[0] & 0xff) << 8 | bytes[1] & 0xff : 0;
    }
}
