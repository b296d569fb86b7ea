package cn.yijianshi.intake.sheets.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.drafts.domain.Drafts;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** A list of the form comes as a sheet; every row has a result of its own. */
@IntakeRoomTest
class SheetsTest {

    private static final List<String> HEADER = List.of("name", "uscc");
    private static final List<String> FIRST = List.of("泉州甲公司", "91350502MA8T00016E");
    private static final List<String> PERSON = List.of("林秀英", "");
    private static final List<String> WRONG_NUMBER = List.of("泉州乙公司", "91350502MA8T00016F");

    @Autowired
    private Applicant applicant;

    @Autowired
    private MockMvc http;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Drafts drafts;

    @Autowired
    private TransactionTemplate transaction;

    private final String who = "employer-" + UUID.randomUUID();

    @Test
    void rows_that_are_right_become_the_list_and_the_others_say_which_cell_is_wrong() throws Exception {
        var id = draft();
        handsIn(
                        id,
                        SheetWriter.commaSeparated(List.of(
                                HEADER,
                                FIRST,
                                WRONG_NUMBER,
                                List.of("", ""),
                                List.of("", "91350502MA8T00016E"),
                                PERSON)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.label").value("股东"))
                .andExpect(jsonPath("$.taken").value(2))
                .andExpect(jsonPath("$.refused").value(2))
                .andExpect(jsonPath("$.draftVersion").value(3))
                .andExpect(jsonPath("$.rows.items[*].row", contains(2, 3, 5, 6)))
                .andExpect(jsonPath("$.rows.items[*].state", contains("TAKEN", "REFUSED", "REFUSED", "TAKEN")))
                .andExpect(jsonPath("$.rows.items[1].problems[0].cell").value("B3"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].label").value("统一社会信用代码"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].text", containsString("统一社会信用代码")))
                .andExpect(jsonPath("$.rows.items[2].problems[0].cell").value("A5"))
                .andExpect(jsonPath("$.rows.items[2].problems[0].code").value("field.required"));
        applicant
                .reads(who, "/api/drafts/{id}", id)
                .andExpect(jsonPath("$.form.shareholders[*].name", contains("泉州甲公司", "林秀英")))
                .andExpect(jsonPath("$.form.enterprise.nameBrand").value("清源"))
                .andExpect(jsonPath("$.entries['/shareholders/1/name'].by").value(who));
    }

    @Test
    void the_words_of_the_form_may_head_the_columns_and_the_template_is_taken_back() throws Exception {
        var id = draft();
        handsIn(id, csv(List.of("统一社会信用代码", "名称*"), List.of("91350502MA8T00016E", "泉州甲公司")))
                .andExpect(jsonPath("$.taken").value(1))
                .andExpect(jsonPath("$.rows.items[0].value.name").value("泉州甲公司"));
        var template = http.perform(get("/api/drafts/{id}/sheets/shareholders/template?format=csv", id)
                        .with(Tokens.applicant(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(template).contains("name,uscc").contains("名称*,统一社会信用代码");
        handsIn(id, (template + "泉州丙公司,\r\n").getBytes(StandardCharsets.UTF_8))
                .andExpect(jsonPath("$.taken").value(1))
                .andExpect(jsonPath("$.rows.items[0].row").value(3));
    }

    @Test
    void nobody_stands_on_the_list_twice() throws Exception {
        handsIn(draft(), csv(HEADER, FIRST, List.of("又一次", "91350502MA8T00016E")))
                .andExpect(jsonPath("$.rows.items[1].problems[0].cell").value("B3"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].code").value("sheet-row-twice"))
                .andExpect(jsonPath("$.rows.items[1].problems[0].text", containsString("第 2 行")));
    }

    @Test
    void a_workbook_is_read_for_what_stands_in_it_and_never_for_what_it_computes() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("s");
            sheet.value(0, 0, "名称");
            sheet.value(1, 0, "泉州甲公司");
            sheet.formula(2, 0, "HYPERLINK(\"http://evil.example\")");
        }
        handsIn(draft(), out.toByteArray())
                .andExpect(jsonPath("$.rows.items[*].state", contains("TAKEN", "REFUSED")))
                .andExpect(jsonPath("$.rows.items[1].problems", hasSize(1)))
                .andExpect(jsonPath("$.rows.items[1].problems[0].code").value("batch-cell-formula"));
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_useless_one_throws_nothing_away() throws Exception {
        var id = draft();
        handsIn(id, csv(HEADER, FIRST)).andExpect(jsonPath("$.draftVersion").value(3));
        handsIn(id, csv(HEADER, FIRST)).andExpect(jsonPath("$.draftVersion").value(3));
        handsIn(id, csv(HEADER, WRONG_NUMBER))
                .andExpect(jsonPath("$.draftVersion").value(3))
                .andExpect(jsonPath("$.refused").value(1));
        applicant
                .reads(who, "/api/drafts/{id}", id)
                .andExpect(jsonPath("$.form.shareholders[*].name", contains("泉州甲公司")));
        applicant
                .reads(who, "/api/drafts/{id}/sheets/shareholders?state=REFUSED", id)
                .andExpect(jsonPath("$.rows.items[*].row", contains(2)));
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void its_rows_are_kept_with_the_case_the_refused_ones_too() throws Exception {
        var id = draft();
        handsIn(id, csv(HEADER, FIRST, WRONG_NUMBER));
        var receipt = http.perform(post("/api/drafts/{id}/submission", id).with(Tokens.applicant(who)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String application = JsonPath.read(receipt, "$.id");
        applicant
                .reads(who, "/api/applications/{id}/sheets", application)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].field").value("shareholders"))
                .andExpect(jsonPath("$[0].fileName").value("股东.csv"))
                .andExpect(jsonPath("$[0].draftVersion").isEmpty())
                .andExpect(jsonPath("$[0].rows.items[*].state", contains("TAKEN", "REFUSED")))
                .andExpect(jsonPath("$[0].rows.items[1].problems[0].cell").value("B3"));
        assertThat(sql.sql("SELECT form FROM application WHERE id = ?")
                        .param(application)
                        .query(String.class)
                        .single())
                .contains("泉州甲公司")
                .doesNotContain("泉州乙公司");
        // What is left of the draft goes, the sheet stays.
        transaction.executeWithoutResult(status -> drafts.remove(id));
        applicant.reads(who, "/api/applications/{id}/sheets", application).andExpect(jsonPath("$", hasSize(1)));
        applicant
                .reads("stranger", "/api/applications/{id}/sheets", application)
                .andExpect(status().isNotFound());
        applicant
                .reads(who, "/api/applications/{id}/sheets", applicant.files(who))
                .andExpect(jsonPath("$", empty()));
    }

    @Test
    void it_goes_with_its_draft() throws Exception {
        var id = draft();
        handsIn(id, csv(HEADER, FIRST));
        assertThat(kept()).isEqualTo(1);
        http.perform(delete("/api/drafts/{id}", id).with(Tokens.applicant(who)));
        assertThat(kept()).isZero();
    }

    @Test
    void only_its_owner_hands_it_in_and_only_for_a_list_that_is_asked() throws Exception {
        var id = draft();
        handsIn("stranger", id, "shareholders", csv(HEADER, FIRST)).andExpect(status().isNotFound());
        handsIn(who, id, "enterprise.nameBrand", csv(HEADER, FIRST)).andExpect(status().isNotFound());
        handsIn(who, id, "nothing", csv(HEADER, FIRST)).andExpect(status().isNotFound());
        handsIn(id, csv(List.of("name", "what"), FIRST))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].code").value("batch-columns-unknown"));
        handsIn(id, csv(List.of("name", "名称"), FIRST))
                .andExpect(jsonPath("$.errors[0].code").value("batch-columns-twice"));
        handsIn(id, many(501)).andExpect(jsonPath("$.errors[0].code").value("batch-too-long"));
        handsIn(id, many(500))
                .andExpect(jsonPath("$.taken").value(500))
                .andExpect(jsonPath("$.rows.next").isNotEmpty());
    }

    private int kept() {
        return sql.sql("SELECT COUNT(*) FROM sheet WHERE by_id = ?")
                .param(who)
                .query(Integer.class)
                .single();
    }

    private String draft() throws Exception {
        var begun = http.perform(post("/api/drafts")
                        .with(Tokens.applicant(who))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"bundle\": \"company_start\", \"region\": \"350502\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(begun, "$.id");
        http.perform(put("/api/drafts/{id}", id)
                        .with(Tokens.applicant(who))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"version": 1, "answers": {"kind": ["llc"], "seal": ["yes"]}, "form":
                                 {"enterprise": {"nameBrand": "清源", "capital": 100.50},
                                  "legalRep.idNumber": "350502190001010017",
                                  "seal": {"kinds": ["OFFICIAL"]}, "tax.vatKind": "SMALL"}}
                                """))
                .andExpect(status().isOk());
        return id;
    }

    private ResultActions handsIn(String id, byte[] file) throws Exception {
        return handsIn(who, id, "shareholders", file);
    }

    private ResultActions handsIn(String person, String id, String field, byte[] file) throws Exception {
        return http.perform(multipart("/api/drafts/{id}/sheets/{field}", id, field)
                .file(new MockMultipartFile("file", "C:\\股东.csv", null, file))
                .with(Tokens.applicant(person)));
    }

    private static byte[] many(int rows) {
        return SheetWriter.commaSeparated(
                Stream.concat(Stream.of(HEADER), IntStream.range(0, rows).mapToObj(i -> List.of("泉州" + i, "")))
                        .toList());
    }

    private static byte[] csv(List<String> header, List<String> one) {
        return SheetWriter.commaSeparated(List.of(header, one));
    }

    private static byte[] csv(List<String> header, List<String> one, List<String> two) {
        return SheetWriter.commaSeparated(List.of(header, one, two));
    }
}
