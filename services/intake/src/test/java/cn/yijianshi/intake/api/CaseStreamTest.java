package cn.yijianshi.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.intake.Others;
import cn.yijianshi.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.StringUtils;

@IntakeRoomTest
class CaseStreamTest {

    @Autowired
    MockMvc http;

    @Autowired
    Applicant applicant;

    @Autowired
    Others others;

    @Autowired
    CaseStreams streams;

    /** As a service that stops does it. */
    @AfterEach
    void nobodyListensAnyLonger() {
        streams.stop();
        streams.start();
        await().until(() -> streams.number() == 0);
    }

    @Test
    void what_happens_to_a_case_reaches_the_page_that_shows_it_and_no_other() throws Exception {
        var mine = applicant.files("watching");
        var another = applicant.files("watching");
        var page = open("watching", mine);
        var otherPage = open("watching", another);
        await().untilAsserted(() -> assertThat(changes(page)).isEqualTo(1));
        await().untilAsserted(() -> assertThat(changes(otherPage)).isEqualTo(1));

        others.tell(Others.requested(mine, UUID.randomUUID().toString()));

        await().untilAsserted(() -> assertThat(changes(page)).isGreaterThan(1));
        assertThat(changes(otherPage)).isEqualTo(1);
    }

    @Test
    void one_more_page_takes_the_place_of_the_oldest() throws Exception {
        var id = applicant.files("many");
        var oldest = open("many", id);
        for (int i = 1; i < 6; i++) {
            open("many", id);
        }

        var seventh = open("many", id);

        assertThat(streams.number()).isEqualTo(6);
        await().untilAsserted(() -> assertThat(text(oldest)).contains("event:replaced"));
        await().untilAsserted(() -> assertThat(text(seventh)).contains("event:changed"));
    }

    @Test
    void nobody_listens_to_somebody_elses_case() throws Exception {
        var id = applicant.files("owner");

        http.perform(get("/api/applications/{id}/stream", id).with(Tokens.applicant("stranger")))
                .andExpect(status().isNotFound());
        assertThat(streams.number()).isZero();
    }

    private MockHttpServletResponse open(String who, String id) throws Exception {
        return http.perform(get("/api/applications/{id}/stream", id)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .with(Tokens.applicant(who)))
                .andExpect(request().asyncStarted())
                .andReturn()
                .getResponse();
    }

    private static int changes(MockHttpServletResponse page) {
        return StringUtils.countOccurrencesOf(text(page), "event:changed");
    }

    private static String text(MockHttpServletResponse page) {
        return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
