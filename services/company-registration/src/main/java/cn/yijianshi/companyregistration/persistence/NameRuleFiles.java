package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.ForbiddenWords;
import cn.yijianshi.companyregistration.domain.IndustryWords;
import cn.yijianshi.companyregistration.domain.ScopeCatalogue;
import cn.yijianshi.companyregistration.domain.Sounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The word lists as they ship, beside the program. A line that cannot be read stops the start. */
public final class NameRuleFiles {
    private static final String FOLDER = "/name-rules/";

    private NameRuleFiles() {}

    static List<ForbiddenWords.Entry> forbiddenWords() {
        return rows(
                "forbidden-words.csv",
                3,
                cells -> new ForbiddenWords.Entry(cells[0], cells[1], ForbiddenWords.Effect.valueOf(cells[2])));
    }

    /** Registry to the names its enterprises may carry, in the order in which they are proposed. */
    static Map<String, List<String>> regions() {
        return rows("regions.csv", 2, Function.identity()).stream()
                .collect(Collectors.toMap(cells -> cells[0], cells -> list(cells[1])));
    }

    static List<String> placeNames() {
        return rows("place-names.csv", 1, cells -> cells[0]);
    }

    static List<IndustryWords.Entry> industryWords() {
        return rows("industry-words.csv", 3, cells -> new IndustryWords.Entry(cells[0], cells[1], list(cells[2])));
    }

    static List<ScopeCatalogue.Entry> scopeCatalogue() {
        return rows(
                "scope-catalogue.csv",
                2,
                cells -> new ScopeCatalogue.Entry(cells[0], ScopeCatalogue.Kind.valueOf(cells[1])));
    }

    public static Sounds sounds() {
        var syllables = new HashMap<Integer, String>();
        lines("pinyin.txt").forEach(line -> line.substring(line.indexOf(' ') + 1)
                .codePoints()
                .forEach(character -> syllables.put(character, line.substring(0, line.indexOf(' ')))));
        return new Sounds(syllables);
    }

    static List<String> list(String cell) {
        return Arrays.asList(cell.split("\\|"));
    }

    private static <T> List<T> rows(String file, int columns, Function<String[], T> read) {
        // The first line names the columns.
        return lines(file).stream()
                .skip(1)
                .map(line -> row(file, line, columns, read))
                .toList();
    }

    private static List<String> lines(String file) {
        try (var lines = new BufferedReader(new InputStreamReader(
                NameRuleFiles.class.getResourceAsStream(FOLDER + file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> T row(String file, String line, int columns, Function<String[], T> read) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(file + ": " + columns + " columns wanted in: " + line);
        }
        try {
            return read.apply(cells);
        } catch (IllegalArgumentException wrongWord) {
            throw new IllegalStateException(file + ": cannot read: " + line, wrongWord);
        }
    }
}
