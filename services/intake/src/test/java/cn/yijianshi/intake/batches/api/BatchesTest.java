package cn.yijianshi.intake.batches.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.sheets.api.SheetWriter;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A developer files many applications from one sheet. */
@IntakeRoomTest
class BatchesTest {

    private static final List<String> HEADER = List.of(
            "rowKey",
            "?kind",
            "?seal",
            "enterprise.nameBrand",
            "enterprise.capital",
            "legalRep.idNumber",
            "shareholders.1.name",
            "shareholders.2.name",
            "shareholders.2.uscc",
            "seal.kinds",
            "tax.vatKind");

    private static final List<String> GOOD = List.of(
            "1-101",
            "有限责任公司",
            "是",
            "清源",
            "100.50",
            "350502190001010017",
            "",
            "泉州甲公司",
            "91350502MA8T00016E",
            "OFFICIAL、FINANCE",
            "small");

    @Autowired
    private Applicant applicant;

    @Autowired
    private MockMvc http;

    @Autowired
    private JdbcClient sql;

    private final String who = "developer-" + UUID.randomUUID();

    @Test
    void every_row_has_a_result_of_its_own() throws Exception {
        var id = opened(csv(HEADER, GOOD, with(GOOD, 0, "1-102", 5, "350502190001010018"), with(GOOD, 0, "1-103")));
        done(id).andExpect(jsonPath("$.filed").value(2))
                .andExpect(jsonPath("$.failed").value(1))
                .andExpect(jsonPath("$.rows.items[*].state", contains("FILED", "FAILED", "FILED")))
                .andExpect(jsonPath("$.rows.items[0].receipt.caseNo").isNotEmpty())
                .andExpect(jsonPath("$.rows.items[0].receipt.trackingCode").isNotEmpty())
                .andExpect(jsonPath("$.rows.items[1].receipt").isEmpty())
                .andExpect(jsonPath("$.rows.items[1].problems", hasSize(1)))
                .andExpect(jsonPath("$.rows.items[1].problems[0].cell").value("F3"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].label").value("法定代表人证件号码"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].text", containsString("公民身份号码有误")))
                .andExpect(jsonPath("$.rows.items[1].problems[0].textEn", containsString("identity number")));
        assertThat(cases()).isEqualTo(2);
        String first = JsonPath.read(body(done(id)), "$.rows.items[0].receipt.id");
        applicant.reads(who, "/api/applications/{id}", first).andExpect(status().isOk());
    }

    @Test
    void only_what_failed_is_tried_again() throws Exception {
        var bad = with(GOOD, 0, "1-102", 3, "q", 8, "91350502MA8T00016F");
        var id = opened(csv(HEADER, GOOD, bad));
        done(id).andExpect(jsonPath("$.rows.items[1].problems[*].cell", contains("D3", "I3")));
        http.perform(get("/api/batches/{id}/failed?format=csv", id).with(Tokens.applicant(who)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("failed.csv")));
        // The good row comes changed: it is filed, so that is of no consequence.
        more(id, csv(HEADER, with(GOOD, 3, "清泉"), with(GOOD, 0, "1-102"), with(GOOD, 0, "1-103")))
                .andExpect(status().isOk());
        done(id).andExpect(jsonPath("$.filed").value(3))
                .andExpect(jsonPath("$.failed").value(0));
        more(id, csv(HEADER, GOOD)).andExpect(status().isOk());
        done(id).andExpect(jsonPath("$.filed").value(3));
        assertThat(cases()).isEqualTo(3);
        assertThat(sql.sql("SELECT COUNT(*) FROM application WHERE applicant_id = ? AND form LIKE '%清泉%'")
                        .param(who)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_same_file_under_the_same_key_is_one_batch() throws Exception {
        var key = UUID.randomUUID().toString();
        var file = csv(HEADER, GOOD);
        var first = body(opens(who, key, file).andExpect(status().isCreated()));
        var second = body(opens(who, key, file).andExpect(status().isOk()));
        assertThat((String) JsonPath.read(second, "$.id")).isEqualTo(JsonPath.read(first, "$.id"));
        opens(who, key, csv(HEADER, with(GOOD, 3, "清泉"))).andExpect(status().isUnprocessableContent());
        done(JsonPath.read(first, "$.id"));
        assertThat(cases()).isEqualTo(1);
    }

    @Test
    void a_workbook_is_read_for_what_stands_in_it_and_never_for_what_it_computes() throws Exception {
        var id = opened(workbook(sheet -> {
            row(sheet, 0, HEADER);
            row(sheet, 1, GOOD);
            sheet.value(1, 4, 100.5);
            row(sheet, 2, with(GOOD, 0, "formula"));
            sheet.formula(2, 3, "HYPERLINK(\"http://evil.example\")");
            row(sheet, 3, with(GOOD, 0, "digits", 10, "?"));
            sheet.value(3, 5, 350502190001010017L);
            row(sheet, 5, with(GOOD, 0, "text", 3, "=1+1"));
        }));
        done(id).andExpect(jsonPath("$.rows.items[*].state", contains("FILED", "FAILED", "FAILED", "FAILED")))
                .andExpect(jsonPath("$.rows.items[1].problems[0].cell").value("D3"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].code").value("batch-cell-formula"))
                .andExpect(jsonPath("$.rows.items[2].problems[*].cell", contains("F4", "K4")))
                .andExpect(jsonPath("$.rows.items[2].problems[0].code").value("batch-cell-digits"))
                .andExpect(jsonPath("$.rows.items[3].row").value(6))
                .andExpect(jsonPath("$.rows.items[3].problems[0].code").value("batch-cell-formula"));
    }

    @Test
    void a_csv_of_a_chinese_spreadsheet_is_read_too() throws Exception {
        var rare = with(GOOD, 7, "泉州𠮷\"甲\",公司");
        var id = opened(new String(csv(HEADER, rare), StandardCharsets.UTF_8)
                .substring(1)
                .getBytes(Charset.forName("GB18030")));
        done(id).andExpect(jsonPath("$.filed").value(1));
        assertThat(sql.sql("SELECT form FROM application WHERE applicant_id = ?")
                        .param(who)
                        .query(String.class)
                        .single())
                .contains("泉州𠮷\\\"甲\\\",公司");
    }

    @Test
    void rows_that_cannot_be_told_apart_are_not_filed() throws Exception {
        var id = opened(csv(HEADER, GOOD, GOOD, with(GOOD, 0, "")));
        done(id).andExpect(jsonPath("$.filed").value(1))
                .andExpect(jsonPath("$.rows.items[1].problems[0].code").value("batch-key-twice"))
                .andExpect(jsonPath("$.rows.items[2].problems[0].code").value("batch-key-missing"));
        more(id, csv(HEADER, GOOD, with(GOOD, 0, "1-102"), with(GOOD, 0, "1-103")))
                .andExpect(status().isOk());
        done(id).andExpect(jsonPath("$.filed").value(3))
                .andExpect(jsonPath("$.failed").value(0));
    }

    @Test
    void answers_that_lead_elsewhere_say_the_right_door() throws Exception {
        var id = opened(csv(HEADER, with(GOOD, 1, "foreign")));
        done(id).andExpect(jsonPath("$.rows.items[0].problems[0].code").value("wrong-door"))
                .andExpect(jsonPath("$.rows.items[0].problems[0].text", containsString("外商投资一件事")));
    }

    @Test
    void a_file_that_is_no_sheet_of_this_bundle_is_refused_whole() throws Exception {
        refused("batch-columns-unknown", csv(List.of("rowKey", "what.ever"), List.of("1", "2")));
        refused("batch-columns-missing", csv(List.of("tax.vatKind"), List.of("SMALL")));
        refused("batch-columns-twice", csv(List.of("rowKey", "rowKey"), List.of("1", "2")));
        refused("batch-empty", csv(HEADER));
        refused("batch-unreadable", "PK\3\4 nothing of the kind".getBytes(StandardCharsets.UTF_8));
        refused("batch-unreadable", swelling());
        refused(
                "batch-too-long",
                sheet(Stream.concat(
                                Stream.of(HEADER),
                                Stream.iterate(0, i -> i + 1).limit(501).map(i -> with(GOOD, 0, "r" + i)))
                        .toList()));
    }

    @Test
    void the_template_is_taken_back_filled_in() throws Exception {
        var answer = http.perform(
                        get("/api/batches/template?bundle=company_start").with(Tokens.applicant(who)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", startsWith("application/vnd.openxmlformats")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(answer));
                var rows = workbook.getFirstSheet().openStream()) {
            var lines = rows.toList();
            assertThat(lines.get(0).stream().map(cell -> cell.getText()).toList())
                    .contains("rowKey", "?kind", "enterprise.nameBrand", "shareholders.1.uscc", "enterprise.uscc");
            assertThat(lines.get(1).getCellText(0)).startsWith("行标识");
        }
        // Its second line, which says in words what the columns are, is no application.
        var words = http.perform(get("/api/batches/template?bundle=company_start&format=csv")
                        .with(Tokens.applicant(who)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        refused("batch-empty", words);
        http.perform(get("/api/batches/template?bundle=nothing").with(Tokens.applicant(who)))
                .andExpect(status().isNotFound());
    }

    @Test
    void nobody_sees_anothers_batch() throws Exception {
        var id = opened(csv(HEADER, GOOD));
        applicant.reads("stranger", "/api/batches/{id}", id).andExpect(status().isNotFound());
        applicant.reads("stranger", "/api/batches/{id}/failed", id).andExpect(status().isNotFound());
        applicant.reads(who, "/api/batches").andExpect(jsonPath("$.items[*].id", hasItem(id)));
    }

    private void refused(String code, byte[] file) throws Exception {
        opens(who, UUID.randomUUID().toString(), file)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/file"))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    private ResultActions done(String id) throws Exception {
        await().untilAsserted(() -> applicant
                .reads(who, "/api/batches/{id}", id)
                .andExpect(jsonPath("$.done").value(true)));
        return applicant.reads(who, "/api/batches/{id}", id);
    }

    private String opened(byte[] file) throws Exception {
        return JsonPath.read(
                body(opens(who, UUID.randomUUID().toString(), file).andExpect(status().isCreated())), "$.id");
    }

    private ResultActions opens(String person, String key, byte[] file) throws Exception {
        return http.perform(multipart("/api/batches")
                .file(new MockMultipartFile("file", "C:\\交房.csv", null, file))
                .param("bundle", "company_start")
                .param("region", "350502")
                .with(Tokens.applicant(person))
                .header("Idempotency-Key", key));
    }

    private ResultActions more(String id, byte[] file) throws Exception {
        return http.perform(multipart("/api/batches/{id}/rows", id)
                .file(new MockMultipartFile("file", file))
                .with(Tokens.applicant(who)));
    }

    private int cases() {
        return sql.sql("SELECT COUNT(*) FROM application WHERE applicant_id = ?")
                .param(who)
                .query(Integer.class)
                .single();
    }

    private static String body(ResultActions answered) throws Exception {
        return answered.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    /** The same row with other cells: place, text, place, text. */
    private static List<String> with(List<String> row, Object... changes) {
        var changed = new java.util.ArrayList<>(row);
        for (int i = 0; i < changes.length; i += 2) {
            changed.set((Integer) changes[i], (String) changes[i + 1]);
        }
        return changed;
    }

    private static byte[] csv(List<String> header) {
        return SheetWriter.commaSeparated(List.of(header));
    }

    private static byte[] csv(List<String> header, List<String> one) {
        return sheet(List.of(header, one));
    }

    private static byte[] csv(List<String> header, List<String> one, List<String> two) {
        return sheet(List.of(header, one, two));
    }

    private static byte[] csv(List<String> header, List<String> one, List<String> two, List<String> three) {
        return sheet(List.of(header, one, two, three));
    }

    private static byte[] sheet(List<List<String>> lines) {
        return SheetWriter.commaSeparated(lines);
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling filling) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            filling.fill(workbook.newWorksheet("s"));
        }
        return out.toByteArray();
    }

    private static void row(Worksheet sheet, int number, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                sheet.value(number, i, cells.get(i));
            }
        }
    }

    /** A small file that would fill the memory. */
    private static byte[] swelling() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1_000_000];
            for (int i = 0; i < 60; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }
}
