package cn.yijianshi.department.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Lamp;
import cn.yijianshi.department.domain.Officer;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.events.ReviewEvent.ReviewRefused;
import cn.yijianshi.events.ReviewEvent.ReviewWithdrawn;
import cn.yijianshi.testing.Tokens;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@DepartmentTest
class ReactionsTest {

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
    void form_and_request_meet_in_any_order() {
        var formFirst = ACase.atThePolice();
        others.send(formFirst.filed());
        others.send(formFirst.requested());
        steps.until(formFirst, Status.OPEN);

        var requestFirst = ACase.atThePolice();
        others.send(requestFirst.requested());
        steps.until(requestFirst, Status.REQUESTED);
        others.send(requestFirst.filed());
        steps.until(requestFirst, Status.OPEN);
    }

    @Test
    void many_cases_at_once_all_open() {
        var cases =
                java.util.stream.Stream.generate(ACase::atThePolice).limit(40).toList();

        cases.forEach(acase -> others.send(acase.requested(), acase.filed()));

        cases.forEach(acase -> steps.until(acase, Status.OPEN));
    }

    @Test
    void the_same_events_twice_open_one_review() {
        var acase = ACase.atThePolice();
        var requested = acase.requested();
        var filed = acase.filed();

        others.send(requested, filed, requested, filed, acase.requested(), acase.filed());

        var review = steps.until(acase, Status.OPEN);
        assertThat(review.version()).isEqualTo(1);
        assertThat(reviews.history(acase.reviewId())).hasSize(2);
    }

    @Test
    void a_withdrawal_that_overtakes_its_review_still_ends_it() {
        var acase = ACase.atThePolice();
        others.send(acase.withdrawalRequested());
        Awaitility.await()
                .until(() -> sql.sql("SELECT COUNT(*) FROM early_word WHERE review_id = ?")
                                .param(acase.reviewId())
                                .query(Long.class)
                                .single()
                        == 1);

        others.send(acase.requested(), acase.filed());

        steps.until(acase, Status.WITHDRAWN);
        var told = Awaitility.await()
                .until(() -> others.heard(ReviewWithdrawn.class, acase.caseId()), heard -> !heard.isEmpty());
        assertThat(told.get(0).ground()).isEqualTo("APPLICANT_WITHDREW");
        assertThat(sql.sql("SELECT COUNT(*) FROM early_word WHERE review_id = ?")
                        .param(acase.reviewId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_withdrawal_of_a_decided_review_changes_nothing() throws Exception {
        var acase = ACase.atThePolice();
        var officer = Tokens.approver("public-security");
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", officer);
        steps.verb(acase, "refusal", "{\"version\":2,\"reason\":\"材料不实\",\"basis\":\"行政许可法第38条\"}", officer);
        steps.until(acase, Status.REFUSED);

        others.send(acase.withdrawalRequested());
        // The next event of the same queue is behind it.
        var next = ACase.atThePolice();
        steps.open(next);
        others.send(next.withdrawalRequested());
        steps.until(next, Status.WITHDRAWN);

        assertThat(reviews.of(acase.reviewId()).orElseThrow().status()).isEqualTo(Status.REFUSED);
        assertThat(others.heard(ReviewWithdrawn.class, acase.caseId())).isEmpty();
        assertThat(others.heard(ReviewRefused.class, acase.caseId()))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo("材料不实"));
    }

    @Test
    void rules_decide_in_nobodys_name() {
        var acase = ACase.decidedByRules();
        others.send(acase.requested(), acase.filed());

        var approved = Awaitility.await()
                .until(() -> others.heard(ReviewApproved.class, acase.caseId()), heard -> !heard.isEmpty())
                .get(0);

        assertThat(approved.outputs()).isEqualTo(Map.of("domicile.titleMatched", "true"));
        assertThat(reviews.of(acase.reviewId()).orElseThrow().decision().by()).isEqualTo(Officer.NOBODY);
    }

    @Test
    void rules_wait_until_they_are_released() {
        var acase = ACase.decidedByRules();
        others.send(acase.requested("house_tax"), acase.filed());
        steps.until(acase, Status.OPEN);

        others.send(acase.released());

        steps.until(acase, Status.APPROVED);
    }

    @Test
    void a_refusal_by_rules_leaves_nothing_in_the_register() {
        var acase = ACase.decidedByRules();
        others.send(acase.requested(ACase.DUE, Map.of("nothing-in-the-register", "true")), acase.filed());

        var refused = steps.until(acase, Status.REFUSED);

        assertThat(refused.decision().reason()).isEqualTo("前序事项没有提供“产权”。");
        assertThat(refused.decision().basis()).isEqualTo("不动产登记暂行条例第27条");
        assertThat(sql.sql("SELECT COUNT(*) FROM number_sequence WHERE name = 'left over'")
                        .query(Long.class)
                        .single())
                .isZero();
        Awaitility.await().untilAsserted(() -> assertThat(others.heard(ReviewRefused.class, acase.caseId()))
                .hasSize(1));
    }

    @Test
    void the_lamp_of_an_overdue_review_is_red() {
        var acase = ACase.atThePolice();
        steps.open(acase);

        others.send(acase.overdue());

        Awaitility.await()
                .until(() -> reviews.of(acase.reviewId()).orElseThrow().due().lamp() == Lamp.RED);
    }
}
