package cn.yijianshi.department.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Act;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewDeemedGranted;
import cn.yijianshi.testing.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@DepartmentTest
class WhenSilenceGrantsTest {

    private static final Instant EXPIRED = Instant.parse("2026-11-23T16:00:00Z");

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    JdbcClient sql;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    @Test
    @DisplayName("LIC 50 视为准予：重复送达只发一证")
    void delivered_twice_it_is_issued_once_and_told_with_its_ground() {
        var acase = ACase.atThePolice();
        var event = silence(acase);
        // Even before the request: it waits for what it is about.
        others.send(event);
        others.send(acase.requested(), acase.filed());
        steps.until(acase, Status.APPROVED);
        others.send(event, silence(acase));
        var marker = ACase.atThePolice();
        others.send(marker.requested(), marker.filed(), silence(marker));
        steps.until(marker, Status.APPROVED);

        var told = await().until(() -> others.heard(ReviewApproved.class, acase.caseId()), heard -> !heard.isEmpty());
        assertThat(told).singleElement().satisfies(approved -> {
            assertThat(approved.ground()).isEqualTo("DEEMED_GRANTED");
            assertThat(approved.decidedBy()).isEqualTo("SILENCE");
            assertThat(approved.certificates()).hasSize(1);
            assertThat(approved.outputs()).containsKey("seal.numbers");
            assertThat(approved.at()).isEqualTo(EXPIRED);
        });
        assertThat(papers(acase)).isEqualTo(1);
        assertThat(reviews.history(acase.reviewId()))
                .extracting(entry -> entry.act())
                .containsOnlyOnce(Act.DEEMED_GRANTED);
    }

    @RepeatedTest(5)
    @DisplayName("LIC 50 视为准予与审批决定同时到达：一个结果，一张证照")
    void a_race_with_an_officers_decision_has_one_winner() throws Exception {
        var acase = ACase.atThePolice();
        steps.open(acase);
        var officer = Tokens.approver("public-security");
        steps.verb(acase, "claim", "{\"version\":1}", officer).andExpect(status().isOk());
        others.send(silence(acase));
        // Either he was first, or he is told that it has ended.
        int answer = steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", officer)
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(answer).isIn(200, 409);
        steps.until(acase, Status.APPROVED);
        await().until(() -> !others.heard(ReviewApproved.class, acase.caseId()).isEmpty());
        assertThat(papers(acase)).isEqualTo(1);
        assertThat(reviews.of(acase.reviewId()).orElseThrow().deemedGranted()).isEqualTo(answer == 409);
    }

    private long papers(ACase acase) {
        return sql.sql("SELECT COUNT(*) FROM certificate WHERE review_id = ?")
                .param(acase.reviewId())
                .query(Long.class)
                .single();
    }

    private static ReviewDeemedGranted silence(ACase acase) {
        return new ReviewDeemedGranted(
                UUID.randomUUID(),
                EXPIRED,
                acase.caseId(),
                acase.reviewId(),
                acase.department(),
                acase.item(),
                EXPIRED);
    }
}
