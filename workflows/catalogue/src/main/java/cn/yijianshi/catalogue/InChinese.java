package cn.yijianshi.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the readers complain of, for who reads Chinese: they write what they find as they find it, in English. */
final class InChinese {
    private static final String TABLE = "findings.zh.txt";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final List<InChinese> SENTENCES = read();

    private final Pattern english;
    private final String chinese;

    private InChinese(String english, String chinese) {
        this.english = Pattern.compile(pattern(english), Pattern.DOTALL);
        this.chinese = chinese;
    }

    /** As it is where nobody has put it into Chinese: a finding is never swallowed. */
    static String of(String reason) {
        for (var sentence : SENTENCES) {
            var said = sentence.english.matcher(reason);
            if (!said.matches()) continue;
            var words = sentence.chinese;
            for (int i = 0; i < said.groupCount(); i++) words = words.replace("{" + i + "}", said.group(i + 1));
            return words;
        }
        return reason;
    }

    private static String pattern(String english) {
        var pattern = new StringBuilder();
        var places = PLACE.matcher(english);
        int at = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(english.substring(at, places.start()))).append("(.+?)");
            at = places.end();
        }
        return pattern.append(Pattern.quote(english.substring(at))).toString();
    }

    private static List<InChinese> read() {
        try (var table = InChinese.class.getResourceAsStream(TABLE)) {
            var sentences = new ArrayList<InChinese>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int cut = line.lastIndexOf(" = ");
                        sentences.add(new InChinese(line.substring(0, cut), line.substring(cut + 3)));
                    });
            return List.copyOf(sentences);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
