package cn.yijianshi.platform.identifiers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 不动产权证书号 or 不动产登记证明号, such as 闽（2026）泉州市不动产权第0000123号. Compared after the brackets are made alike. */
public record TitleNumber(String province, int year, String place, Kind kind, String number) {
    private static final Pattern SHAPE =
            Pattern.compile("([\u4e00-\u9fa5])[（(]([0-9]{4})[)）]([\u4e00-\u9fa5]{2,20}?)不动产(权|证明)第([0-9]{4,10})号");

    public enum Kind {
        /** A right: 不动产权证书. */
        TITLE("权"),
        /** A mortgage, an advance notice: 不动产登记证明. */
        CERTIFICATE("证明");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public static Optional<TitleNumber> read(String text) {
        Matcher parts = SHAPE.matcher(text == null ? "" : text.replaceAll("\\s", ""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(new TitleNumber(
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                parts.group(3),
                parts.group(4).equals("权") ? Kind.TITLE : Kind.CERTIFICATE,
                parts.group(5)));
    }

    public static boolean valid(String text) {
        return read(text).isPresent();
    }

    /** The one spelling under which a number is kept; a text that is no title number stays as it is. */
    public static String normalise(String text) {
        return read(text).map(TitleNumber::text).orElse(text);
    }

    /** A number as it is given out: seven digits, though registries elsewhere print more or fewer. */
    public static TitleNumber issue(Kind kind, String province, String place, int year, long sequence) {
        if (sequence < 1 || sequence > 9_999_999) {
            throw new IllegalArgumentException("A registry gives out 1 to 9999999 in a year, not " + sequence);
        }
        return new TitleNumber(province, year, place, kind, "%07d".formatted(sequence));
    }

    public String text() {
        return "%s（%04d）%s不动产%s第%s号".formatted(province, year, place, kind.word, number);
    }

    @Override
    public String toString() {
        return text();
    }
}
