package cn.yijianshi.intake.materials.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "身份证.PDF, pdf, 身份证.pdf",
        "C:\\Users\\x\\合同.pdf, pdf, 合同.pdf",
        "../../etc/passwd, pdf, passwd.pdf",
        "照片.jpeg, jpg, 照片.jpg",
        "发票.exe, pdf, 发票.exe.pdf",
        "a<b>:c?.png, png, a_b__c_.png",
        "con.pdf, pdf, 材料.pdf",
        "'  . .pdf', pdf, 材料.pdf",
        "'', pdf, 材料.pdf",
        "𠮷野家.pdf, pdf, 𠮷野家.pdf",
    })
    void a_name_is_one_line_without_a_path_and_ends_with_what_it_is(String given, String extension, String safe) {
        assertThat(FileName.safe(given, extension)).isEqualTo(safe);
    }

    @Test
    void what_hides_or_turns_the_writing_goes() {
        assertThat(FileName.safe("fdp.\u202Egpj\u0000\u200B.pdf", "pdf")).isEqualTo("fdp.gpj.pdf");
        assertThat(FileName.safe("e\u0301.pdf", "pdf")).isEqualTo("\u00e9.pdf");
        assertThat(FileName.safe("\uD842.pdf", "pdf")).isEqualTo("材料.pdf");
    }

    @Property(tries = 500)
    void whatever_comes_it_is_safe_and_stays_as_it_is(@ForAll String given) {
        var safe = FileName.safe(given, "pdf");
        assertThat(safe).endsWith(".pdf").doesNotContain("/", "\\", "\n", "\"").hasSizeLessThanOrEqualTo(205);
        assertThat(safe.codePoints().noneMatch(Character::isISOControl)).isTrue();
        assertThat(FileName.safe(safe, "pdf")).isEqualTo(safe);
    }
}
