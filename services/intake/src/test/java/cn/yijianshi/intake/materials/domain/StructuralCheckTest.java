package cn.yijianshi.intake.materials.domain;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.intake.materials.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralCheckTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> whole() {
        return Stream.of(
                Arguments.of(KnownType.PDF, Samples.pdf("/JS by chance in a stream")),
                Arguments.of(KnownType.JPEG, Samples.picture("jpg")),
                Arguments.of(KnownType.PNG, Samples.picture("png")),
                Arguments.of(KnownType.OFD, Samples.archive("OFD.xml", "Doc_0/Document.xml")),
                Arguments.of(KnownType.DOCX, Samples.archive("[Content_Types].xml", "word/document.xml")));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void what_is_whole_and_does_nothing_is_clean(KnownType type, byte[] content) throws IOException {
        assertThat(look(type, content)).isEqualTo(Verdict.CLEAN);
    }

    @ParameterizedTest
    @MethodSource("whole")
    void what_is_cut_short_is_damaged(KnownType type, byte[] content) throws IOException {
        assertThat(look(type, Arrays.copyOf(content, 20))).isEqualTo(Verdict.rejected("DAMAGED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/OpenAction << /S /JavaScript /JS (x) >>", "/AA << /S /#4aavaScript >>", "/S /Launch"})
    void a_document_that_runs_something_is_rejected(String entry) throws IOException {
        assertThat(look(KnownType.PDF, Samples.pdfWith(entry))).isEqualTo(Verdict.rejected("ACTIVE"));
    }

    @Test
    void what_nobody_could_read_is_rejected() throws IOException {
        assertThat(look(KnownType.PDF, Samples.pdfWith("/Encrypt 9 0 R"))).isEqualTo(Verdict.rejected("ENCRYPTED"));
    }

    @Test
    void an_archive_that_leads_outside_or_carries_a_program_is_rejected() throws IOException {
        assertThat(look(KnownType.OFD, Samples.archive("OFD.xml", "../../x"))).isEqualTo(Verdict.rejected("ACTIVE"));
        assertThat(look(KnownType.DOCX, Samples.archive("word/document.xml", "word/vbaProject.bin")))
                .isEqualTo(Verdict.rejected("ACTIVE"));
    }

    @Test
    void a_picture_that_says_it_unpacks_to_gigabytes_is_rejected() throws IOException {
        var bomb = Samples.picture("png");
        // Width and height of the head, with the check sum left as it was: the head alone is read.
        Arrays.fill(bomb, 16, 17, (byte) 0x0f);
        Arrays.fill(bomb, 20, 21, (byte) 0x0f);
        assertThat(look(KnownType.PNG, bomb).isClean()).isFalse();
    }

    private Verdict look(KnownType type, byte[] content) throws IOException {
        var file = Files.write(folder.resolve("content"), content);
        return new StructuralCheck()
                .of(
                        new MaterialFile(
                                "1",
                                "me",
                                null,
                                "x",
                                type.mediaType(),
                                content.length,
                                new String(new char[64]).replace('\0', 'a'),
                                MaterialState.QUARANTINED,
                                null,
                                Instant.EPOCH,
                                null),
                        file);
    }

    @Test
    void the_states_only_lead_out_of_quarantine() {
        assertThat(MaterialState.QUARANTINED.mayBecome(MaterialState.CLEAN)).isTrue();
        assertThat(MaterialState.REJECTED.mayBecome(MaterialState.CLEAN)).isFalse();
        assertThat(MaterialState.CLEAN.mayBecome(MaterialState.QUARANTINED)).isFalse();
    }
}
