package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.ReviewChanges;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.testing.Tokens;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DepartmentTest
class QueueStreamTest {

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    ReviewChanges changes;

    @Autowired
    QueueStreams streams;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    /** As a service that stops does it. */
    @AfterEach
    void nobodyListensAnyLonger() {
        streams.stop();
        streams.start();
        await().until(() -> streams.number() == 0);
    }

    @Test
    void a_change_reaches_the_open_queues_of_its_department_and_no_others() throws Exception {
        var police = open(Tokens.approver("public-security"), null);
        var bank = open(Tokens.approver("bank"), null);
        var supervisor = open(Tokens.supervisor(), null);
        var acase = ACase.atThePolice();

        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", Tokens.approver("public-security"));

        await().untilAsserted(() -> assertThat(text(police))
                .contains("event:review")
                .contains("\"reviewId\":\"" + acase.reviewId() + "\",\"version\":2,\"status\":\"CLAIMED\"")
                .contains("\"lamp\":\"GREEN\",\"item\":\"seal_engraving\""));
        await().untilAsserted(() -> assertThat(text(supervisor)).contains(acase.reviewId()));
        assertThat(text(bank)).doesNotContain(acase.reviewId());
        assertThat(text(police)).doesNotContain("陈思源");
    }

    @Test
    void a_listener_that_comes_back_is_told_what_it_missed() throws Exception {
        var heard = changes.newest();
        var acase = ACase.atThePolice();
        steps.open(acase);

        var again = open(Tokens.approver("public-security"), String.valueOf(heard));

        await().untilAsserted(() -> assertThat(text(again)).contains(acase.reviewId()));
    }

    @Test
    void whoever_was_never_here_begins_with_now() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);

        var stream = open(Tokens.approver("public-security"), null);

        await().untilAsserted(() -> assertThat(text(stream)).contains("event:open"));
        assertThat(text(stream)).contains("id:" + changes.newest()).doesNotContain(acase.reviewId());
    }

    @Test
    void one_more_page_takes_the_place_of_the_officers_oldest() throws Exception {
        var officer = Tokens.approverNamed("many", "bank");
        var oldest = open(officer, null);
        var second = open(officer, null);
        for (int i = 2; i < 6; i++) {
            open(officer, null);
        }
        var another = open(Tokens.approverNamed("another", "bank"), null);
        assertThat(streams.number()).isEqualTo(7);

        var seventh = open(officer, null);

        assertThat(streams.number()).isEqualTo(7);
        await().untilAsserted(() -> assertThat(text(oldest)).contains("event:replaced"));
        await().untilAsserted(() -> assertThat(text(seventh)).contains("event:open"));
        assertThat(text(second)).doesNotContain("event:replaced");
        assertThat(text(another)).doesNotContain("event:replaced");
    }

    @Test
    void applicants_hear_nothing() throws Exception {
        http.perform(get("/api/reviews/stream").with(Tokens.applicant("a"))).andExpect(status().isForbidden());
    }

    private MockHttpServletResponse open(RequestPostProcessor caller, String lastEventId) throws Exception {
        var asked =
                get("/api/reviews/stream").accept(MediaType.TEXT_EVENT_STREAM).with(caller);
        if (lastEventId != null) {
            asked.header("Last-Event-ID", lastEventId);
        }
        MvcResult opened =
                http.perform(asked).andExpect(request().asyncStarted()).andReturn();
        return opened.getResponse();
    }

    private static String text(MockHttpServletResponse stream) {
        return new String(stream.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
