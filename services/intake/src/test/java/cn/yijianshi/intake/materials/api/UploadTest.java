package cn.yijianshi.intake.materials.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.materials.Papers;
import cn.yijianshi.intake.materials.Samples;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@IntakeRoomTest
@Import(Papers.class)
@TestPropertySource(
        properties = {
            "yijianshi.intake.materials.largest=100KB",
            "yijianshi.intake.materials.files-waiting=4",
            "yijianshi.intake.materials.size-waiting=1MB"
        })
class UploadTest {

    @Autowired
    private Papers papers;

    @Autowired
    private MockMvc http;

    @Test
    void a_file_is_quarantined_until_it_was_looked_into() throws Exception {
        papers.uploads("a", "C:\\我的\\身份证.html", Samples.pdf("a"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Location", containsString("/api/materials/")))
                .andExpect(jsonPath("$.name").value("身份证.html.pdf"))
                .andExpect(jsonPath("$.type").value("application/pdf"))
                .andExpect(jsonPath("$.sha256").isNotEmpty())
                .andExpect(jsonPath("$.filed").value(false));
        papers.checked("a", "x.pdf", Samples.pdf("a2"), "CLEAN");
    }

    @Test
    void the_same_file_again_is_the_same_material() throws Exception {
        var first = papers.uploads("b", "x.pdf", Samples.pdf("b")).andReturn().getResponse();
        String id = JsonPath.read(first.getContentAsString(), "$.id");
        papers.uploads("b", "x.pdf", Samples.pdf("b"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(id));
        papers.reads("b", "/api/materials")
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void what_is_no_paper_is_not_taken_whatever_its_name() throws Exception {
        papers.uploads("c", "x.pdf", Samples.program())
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[*].pointer").value(contains("/file")))
                .andExpect(jsonPath("$.errors[0].code").value("material-type"));
        papers.uploads("c", "x.pdf", "<html><script>1</script></html>".getBytes())
                .andExpect(status().isUnprocessableContent());
        papers.uploads("c", "x.docx", Samples.archive("word/document.xml"))
                .andExpect(status().isUnprocessableContent());
        papers.uploads("c", "x.pdf", new byte[0])
                .andExpect(jsonPath("$.errors[0].code").value("material-empty"));
    }

    @Test
    void what_is_taken_is_told_by_its_content() throws Exception {
        papers.uploads("d", "x.pdf", Samples.picture("png"))
                .andExpect(jsonPath("$.type").value("image/png"))
                .andExpect(jsonPath("$.name").value("x.pdf.png"));
        papers.uploads("d", "照片.jpeg", Samples.picture("jpg"))
                .andExpect(jsonPath("$.type").value("image/jpeg"))
                .andExpect(jsonPath("$.name").value("照片.jpg"));
        papers.uploads("d", "发票.ofd", Samples.archive("OFD.xml"))
                .andExpect(jsonPath("$.type").value("application/ofd"));
        var heic = new byte[64];
        System.arraycopy("\0\0\0\u0018ftypheic".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 0, heic, 0, 12);
        papers.uploads("d", "IMG_1.HEIC", heic).andExpect(jsonPath("$.type").value("image/heic"));
    }

    @Test
    void what_runs_something_is_rejected_and_not_kept() throws Exception {
        var id = papers.checked("e", "x.pdf", Samples.pdfWith("/S /JavaScript"), "REJECTED");
        papers.reads("e", "/api/materials/{id}", id)
                .andExpect(jsonPath("$.reason").value("ACTIVE"))
                .andExpect(jsonPath("$.reasonText").value(containsString("程序")));
        papers.reads("e", "/api/materials/{id}/content", id)
                .andExpect(status().isGone())
                .andExpect(jsonPath("$.type").value("/problems/material-rejected"));
    }

    @Test
    void nothing_too_large_and_nothing_without_end() throws Exception {
        papers.uploads("f", "x.pdf", Samples.pdf("x".repeat(110_000))).andExpect(status().isContentTooLarge());
        for (int i = 0; i < 4; i++) {
            papers.uploads("f", i + ".pdf", Samples.pdf("f" + i)).andExpect(status().isCreated());
        }
        papers.uploads("f", "5.pdf", Samples.pdf("f5"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/materials-too-many"));
        papers.uploads("f2", "5.pdf", Samples.pdf("f5")).andExpect(status().isCreated());
    }

    @Test
    void what_was_removed_makes_room() throws Exception {
        var id = papers.clean("g", "x.pdf");
        http.perform(delete("/api/materials/{id}", id).with(Tokens.applicant("other")))
                .andExpect(status().isNoContent());
        papers.reads("g", "/api/materials/{id}", id).andExpect(status().isOk());
        http.perform(delete("/api/materials/{id}", id).with(Tokens.applicant("g")))
                .andExpect(status().isNoContent());
        http.perform(delete("/api/materials/{id}", id).with(Tokens.applicant("g")))
                .andExpect(status().isNoContent());
        papers.reads("g", "/api/materials/{id}", id).andExpect(status().isNotFound());
        for (int i = 0; i < 4; i++) {
            papers.uploads("g", i + ".pdf", Samples.pdf("g" + i)).andExpect(status().isCreated());
        }
    }

    @Test
    void nobody_else_sees_it_and_it_never_runs_in_a_browser() throws Exception {
        var bytes = Samples.pdf("h");
        var id = papers.checked("h", "材料 1.pdf", bytes, "CLEAN");
        papers.reads("h", "/api/materials/{id}/content", id)
                .andExpect(status().isOk())
                .andExpect(content().bytes(bytes))
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", "sandbox; default-src 'none'"))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        for (var path : new String[] {"/api/materials/{id}", "/api/materials/{id}/content"}) {
            papers.reads("somebody", path, id).andExpect(status().isNotFound());
        }
        papers.officerReads("market-regulation", "/api/materials/{id}/content", id)
                .andExpect(status().isNotFound());
        papers.officerReads("market-regulation", "/api/materials/{id}", id).andExpect(status().isForbidden());
    }

    @Test
    void the_list_is_ones_own_and_paged_and_a_draft_has_its_own() throws Exception {
        papers.uploads("i", "1.pdf", Samples.pdf("i1"));
        papers.uploads("i", "2.pdf", Samples.pdf("i2"));
        var draft = UUID.randomUUID().toString();
        http.perform(multipart("/api/materials")
                        .file(new MockMultipartFile("file", "3.pdf", "application/pdf", Samples.pdf("i3")))
                        .param("draft", draft)
                        .with(Tokens.applicant("i")))
                .andExpect(jsonPath("$.draft").value(draft));
        var first = papers.reads("i", "/api/materials?limit=2").andReturn().getResponse();
        String next = JsonPath.read(first.getContentAsString(), "$.next");
        assertThat(next).isNotNull();
        papers.reads("i", "/api/materials?limit=2&after={next}", next)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.next").doesNotExist());
        papers.reads("i", "/api/materials?draft={draft}", draft)
                .andExpect(jsonPath("$.items[*].name").value(contains("3.pdf")))
                .andExpect(jsonPath("$.items[*].name").value(not(contains("1.pdf"))));
    }
}
