package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.events.Event;
import cn.yijianshi.events.ReviewEvent.ReviewRequested;
import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntakeRoomTest
class FollowTest {

    @Autowired
    private Applicant applicant;

    @Autowired
    private Others others;

    @Autowired
    private MockMvc http;

    @Test
    void a_fresh_case_waits_in_every_department() throws Exception {
        var id = applicant.files("a");
        applicant
                .reads("a", "/api/applications/{id}", id)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("SUBMITTED"))
                .andExpect(jsonPath("$.reviews[*].state").value(contains("WAITING", "WAITING", "WAITING")))
                .andExpect(jsonPath("$.reviews[0].departmentName").value("市场监管局"))
                .andExpect(jsonPath("$.corrections", empty()))
                .andExpect(jsonPath("$.certificates", empty()));
    }

    @Test
    void a_row_that_cannot_be_filed_is_left_behind_with_the_way_out_and_the_others_go_on() throws Exception {
        var form = Applicant.GOOD_FORM.replace(
                "\"shareholders\": [", "\"shareholders\": [{\"name\": \"泉州乙公司\", \"state\": \"FROZEN\"}, ");
        var answer = applicant
                .submits("left", UUID.randomUUID().toString(), Applicant.submission(form))
                .andExpect(status().isCreated())
                .andReturn();
        String id = JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
        applicant
                .reads("left", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.leftBehind", hasSize(1)))
                .andExpect(jsonPath("$.leftBehind[0].who").value("泉州乙公司"))
                .andExpect(jsonPath("$.leftBehind[0].reason").value("股权被冻结"))
                .andExpect(jsonPath("$.leftBehind[0].door").value("请先解除冻结"));
        applicant
                .reads("left", "/api/applications/{id}/filing", id)
                .andExpect(jsonPath("$.form.shareholders[*].name", contains("泉州甲公司")));
    }

    @Test
    void with_nobody_left_nothing_is_filed_and_the_way_out_is_told() throws Exception {
        var form = Applicant.GOOD_FORM.replace("\"uscc\":", "\"state\": \"FROZEN\", \"uscc\":");
        applicant
                .submits("nobody", UUID.randomUUID().toString(), Applicant.submission(form))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/form/shareholders/0/state"))
                .andExpect(jsonPath("$.errors[0].detail").value("股权被冻结。请先解除冻结。"));
    }

    @Test
    void an_approval_shows_with_its_certificate() throws Exception {
        var id = applicant.files("b");
        var review = UUID.randomUUID().toString();
        others.tell(
                Others.requested(id, review),
                Others.claimed(id, review, 1),
                Others.approved(id, review, 2),
                Others.skipped(id, "seal_engraving", "NOT_NEEDED"),
                Others.completed(id, "DONE"));
        await().untilAsserted(() -> applicant
                .reads("b", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.state").value("DONE"))
                .andExpect(jsonPath("$.outcome").value("DONE"))
                .andExpect(jsonPath("$.reviews[0].state").value("APPROVED"))
                .andExpect(jsonPath("$.reviews[0].dueAt").value("2026-11-23T07:30:00Z"))
                .andExpect(jsonPath("$.reviews[0].promised.unit").value("WORKING_HOUR"))
                .andExpect(jsonPath("$.reviews[1].state").value("SKIPPED"))
                .andExpect(jsonPath("$.reviews[1].ground").value("NOT_NEEDED"))
                .andExpect(jsonPath("$.certificates[0].number").value("91350502MA8T00016E"))
                .andExpect(jsonPath("$.certificates[0].item").value("company_establishment")));
    }

    @Test
    void news_of_many_cases_at_once_reach_each_its_own_and_wait_for_no_stranger() throws Exception {
        var ids = new ArrayList<String>();
        var news = new ArrayList<Event>();
        for (int n = 0; n < 5; n++) {
            var id = applicant.files("many" + n);
            ids.add(id);
            var review = UUID.randomUUID().toString();
            news.add(Others.requested(id, review));
            news.add(Others.claimed(id, review, 1));
            news.add(n % 2 == 0 ? Others.approved(id, review, 2) : Others.refused(id, review, 2));
        }
        news.add(
                7,
                Others.requested(UUID.randomUUID().toString(), UUID.randomUUID().toString()));
        // A department that names the wrong case moves nobody's review.
        news.add(Others.overdue(ids.get(1), ((ReviewRequested) news.get(0)).reviewId()));
        others.tell(news.toArray(Event[]::new));
        for (int n = 0; n < 5; n++) {
            var who = "many" + n;
            var id = ids.get(n);
            var end = n % 2 == 0 ? "APPROVED" : "REFUSED";
            await().untilAsserted(() -> applicant
                    .reads(who, "/api/applications/{id}", id)
                    .andExpect(jsonPath("$.state").value("IN_PROGRESS"))
                    .andExpect(jsonPath("$.reviews[0].state").value(end))
                    .andExpect(jsonPath("$.reviews[0].overdue").value(false))
                    .andExpect(jsonPath("$.certificates", hasSize(end.equals("APPROVED") ? 1 : 0))));
            applicant
                    .reads(who, "/api/applications/{id}/timeline", id)
                    .andExpect(jsonPath(
                            "$.items[*].kind",
                            containsInAnyOrder("SUBMITTED", "REVIEW_REQUESTED", "REVIEW_CLAIMED", "REVIEW_" + end)));
        }
    }

    @Test
    void a_refusal_shows_its_reason_and_basis() throws Exception {
        var id = applicant.files("c");
        var review = UUID.randomUUID().toString();
        others.tell(Others.requested(id, review), Others.overdue(id, review), Others.refused(id, review, 1));
        await().untilAsserted(() -> applicant
                .reads("c", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.state").value("IN_PROGRESS"))
                .andExpect(jsonPath("$.reviews[0].state").value("REFUSED"))
                .andExpect(jsonPath("$.reviews[0].overdue").value(true))
                .andExpect(jsonPath("$.reviews[0].reason").value("字号与已登记企业相同"))
                .andExpect(jsonPath("$.reviews[0].basis", containsString("第十七条"))));
    }

    @Test
    void nothing_of_an_ended_case_still_waits_and_the_reason_may_come_later() throws Exception {
        var id = applicant.files("ended");
        others.tell(Others.completed(
                id,
                "WITHDRAWN",
                Map.of(
                        "company_establishment",
                        "WITHDRAWN",
                        "seal_engraving",
                        "SKIPPED",
                        "new_taxpayer_package",
                        "NOT_REACHED")));
        await().untilAsserted(() -> applicant
                .reads("ended", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.state").value("WITHDRAWN"))
                .andExpect(jsonPath("$.reviews[1].state").value("SKIPPED"))
                .andExpect(jsonPath("$.reviews[1].ground").value("CASE_ENDED"))
                .andExpect(jsonPath("$.reviews[2].state").value("SKIPPED")));

        others.tell(Others.skipped(id, "seal_engraving", "APPLICANT_WITHDREW"));
        await().untilAsserted(() -> applicant
                .reads("ended", "/api/applications/{id}", id)
                .andExpect(jsonPath("$.reviews[1].ground").value("APPLICANT_WITHDREW")));
    }

    @Test
    void when_the_departments_come_together_is_a_line_of_the_timeline() throws Exception {
        var id = applicant.files("visited");
        others.tell(Others.visit(id, "PROPOSED", 1), Others.visit(id, "AGREED", 1));
        await().untilAsserted(() -> applicant
                .reads("visited", "/api/applications/{id}/timeline", id)
                .andExpect(jsonPath("$.items[?(@.kind == 'VISIT_PROPOSED')].text")
                        .value("“开业联合核查”拟于 2026-11-25 08:00 进行，待各部门确认"))
                .andExpect(jsonPath("$.items[?(@.kind == 'VISIT_AGREED')].text")
                        .value("各部门定于 2026-11-25 08:00 进行“开业联合核查”，请安排人员在场"))
                .andExpect(jsonPath("$.items[?(@.kind == 'VISIT_AGREED')].textEn")
                        .value("The departments come for “Joint visit before the opening” at 2026-11-25 08:00; please"
                                + " have somebody there")));
    }

    @Test
    void whatever_the_order_of_arrival_the_page_reads_the_same() throws Exception {
        var expected = pageAfter("d1", List.of());
        for (int seed = 0; seed < 4; seed++) {
            assertThat(pageAfter("d2", List.of(seed))).isEqualTo(expected);
        }
    }

    /** Tells a whole life in a shuffled order, some of it twice, and reads the page without its own ids. */
    private String pageAfter(String who, List<Integer> seed) throws Exception {
        var id = applicant.files(who);
        var review = UUID.randomUUID().toString();
        var life = List.<Event>of(
                Others.requested(id, review),
                Others.claimed(id, review, 1),
                Others.correction(id, review, "enterprise.nameBrand"),
                Others.overdue(id, review),
                Others.approved(id, review, 4),
                Others.skipped(id, "seal_engraving", "NOT_NEEDED"),
                Others.completed(id, "PARTIAL"));
        var told = new ArrayList<>(life);
        told.addAll(life.subList(1, 5));
        seed.forEach(number -> Collections.shuffle(told, new java.util.Random(number)));
        others.tell(told.toArray(Event[]::new));
        await().untilAsserted(() -> applicant
                .reads(who, "/api/applications/{id}/timeline?limit=50", id)
                .andExpect(jsonPath("$.items", hasSize(8))));
        var page = read(who, "/api/applications/{id}", id);
        return JsonPath.read(page, "$.state").toString()
                + JsonPath.read(page, "$.reviews[*]['state','lamp','dueAt','overdue','ground']")
                + JsonPath.read(page, "$.certificates[*].number")
                + JsonPath.read(page, "$.corrections")
                + JsonPath.read(read(who, "/api/applications/{id}/timeline", id), "$.items[*].kind");
    }

    @Test
    void the_timeline_speaks_both_languages_and_comes_in_pages() throws Exception {
        var id = applicant.files("e");
        var review = UUID.randomUUID().toString();
        // Told the wrong way round: the claim alone does not say which item it is about.
        others.tell(Others.claimed(id, review, 1), Others.requested(id, review));
        await().untilAsserted(() -> applicant
                .reads("e", "/api/applications/{id}/timeline", id)
                .andExpect(jsonPath("$.items", hasSize(3)))
                .andExpect(jsonPath("$.items[?(@.kind == 'REVIEW_CLAIMED')].text")
                        .value(contains("市场监管局工作人员正在审核“企业设立登记”")))
                .andExpect(jsonPath("$.items[?(@.kind == 'REVIEW_REQUESTED')].textEn")
                        .value(contains("Market Regulation Bureau has received \"Company establishment\";"
                                + " due 2026-11-23 15:30"))));

        var first = read("e", "/api/applications/{id}/timeline?limit=2", id);
        String next = JsonPath.read(first, "$.next");
        applicant
                .reads("e", "/api/applications/{id}/timeline?limit=2&after={next}", id, next)
                .andExpect(jsonPath("$.items", hasSize(1)))
                .andExpect(jsonPath("$.next").doesNotExist());
    }

    @Test
    void my_cases_come_newest_first_and_in_pages() throws Exception {
        var oldest = applicant.files("f");
        var middle = applicant.files("f");
        var newest = applicant.files("f");
        var page = read("f", "/api/applications?limit=2");
        assertThat(JsonPath.<List<String>>read(page, "$.items[*].id")).containsExactly(newest, middle);
        String next = JsonPath.read(page, "$.next");
        applicant
                .reads("f", "/api/applications?limit=2&after={next}", next)
                .andExpect(jsonPath("$.items[*].id").value(contains(oldest)))
                .andExpect(jsonPath("$.next").doesNotExist());
        applicant.reads("f", "/api/applications?after=@@@").andExpect(status().isBadRequest());
    }

    @Test
    void other_peoples_cases_are_not_there() throws Exception {
        var id = applicant.files("g");
        var review = UUID.randomUUID().toString();
        applicant.reads("h", "/api/applications/{id}", id).andExpect(status().isNotFound());
        applicant.reads("h", "/api/applications/{id}/timeline", id).andExpect(status().isNotFound());
        applicant
                .sends("h", "{\"reason\": \"\"}", "/api/applications/{id}/withdrawal", id)
                .andExpect(status().isNotFound());
        applicant
                .sends("h", "{\"fields\": {}}", "/api/applications/{id}/corrections/{review}", id, review)
                .andExpect(status().isNotFound());
        applicant.reads("h", "/api/applications").andExpect(jsonPath("$.items", empty()));
    }

    @Test
    void administrators_may_read_a_case_and_officers_may_not() throws Exception {
        var id = applicant.files("i");
        http.perform(get("/api/applications/{id}", id).with(Tokens.administrator()))
                .andExpect(status().isOk());
        http.perform(get("/api/applications/{id}", id).with(Tokens.approver("tax")))
                .andExpect(status().isForbidden());
        http.perform(get("/api/applications/{id}", id).with(Tokens.supervisor()))
                .andExpect(status().isForbidden());
    }

    private String read(String who, String path, Object... variables) throws Exception {
        return applicant
                .reads(who, path, variables)
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
