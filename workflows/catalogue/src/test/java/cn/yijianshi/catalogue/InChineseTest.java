package cn.yijianshi.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is wrong with a draft is said in Chinese too, whoever finds it. */
class InChineseTest {

    private static final Path SOURCES = Path.of("src/main/java/cn/yijianshi/catalogue");
    /** Those that read what administrators write in the browser. */
    private static final List<String> READERS =
            List.of("BundleReader", "Dictionary", "ItemReader", "Manuscript", "Table", "Yaml");

    private static final Pattern COMPLAINT = Pattern.compile(
            "(?:complain|new Finding)\\((?:[^()\"]|\"(?:\\\\.|[^\"\\\\])*\"|\\((?:[^()]|\\([^()]*\\))*\\))*\\)");
    private static final Pattern WORDS = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

    @Test
    void every_sentence_is_put_into_chinese_with_what_it_names() {
        assertThat(InChinese.of("unknown key 'colour'")).isEqualTo("不认识的键“colour”");
        assertThat(InChinese.of("'x' does not fit the pattern of a.b")).isEqualTo("“x”不符合 a.b 的格式");
        assertThat(InChinese.of("'x' is no department of departments.yaml")).isEqualTo("“x”不是 departments.yaml 中的部门");
        assertThat(InChinese.of("the promise of 9 WORKING_DAY is longer than the statutory 3 WORKING_DAY"))
                .isEqualTo("承诺时限 9 WORKING_DAY 长于法定时限 3 WORKING_DAY");
        assertThat(InChinese.of("'X' is none of the options")).isEqualTo("“X”不在选项之中");
        assertThat(InChinese.of("what nobody has foreseen")).isEqualTo("what nobody has foreseen");
    }

    @Test
    void no_reader_complains_of_what_the_table_does_not_know() throws IOException {
        var table = Files.readString(Path.of("src/main/resources/cn/yijianshi/catalogue/findings.zh.txt"));
        var unsaid = new ArrayList<String>();
        for (var reader : READERS) {
            var complaints = COMPLAINT.matcher(Files.readString(SOURCES.resolve(reader + ".java")));
            while (complaints.find()) {
                var words = WORDS.matcher(complaints.group());
                while (words.find()) {
                    // A key is one word; a sentence has more.
                    var said = words.group(1).strip();
                    boolean sentence = said.contains(" ") && said.length() > 8;
                    if (sentence && !table.contains(said.replaceAll("^'|'$", "").strip()))
                        unsaid.add(reader + ": " + said);
                }
            }
        }
        assertThat(unsaid).isEmpty();
    }
}
