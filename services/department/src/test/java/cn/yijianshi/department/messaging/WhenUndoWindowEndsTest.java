package cn.yijianshi.department.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.MovedTime;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.Certificates;
import cn.yijianshi.department.domain.Deciding;
import cn.yijianshi.department.domain.DueDecisions;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.department.domain.Wording;
import cn.yijianshi.events.ReviewEvent.ReviewApproved;
import cn.yijianshi.platform.time.MovableClock;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.Tokens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;

@RoomTest
@Import({Surrounding.class, MovedTime.class})
class WhenUndoWindowEndsTest {

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    MovableClock clock;

    @Autowired
    WhenUndoWindowEnds worker;

    @Autowired
    DueDecisions decisions;

    @Autowired
    Deciding deciding;

    @Autowired
    Wording wording;

    @Autowired
    Certificates certificates;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient sql;

    private final List<WhenUndoWindowEnds> more = new ArrayList<>();
    private DepartmentTest.Steps steps;

    @BeforeEach
    void nobodyWatches() {
        steps = new DepartmentTest.Steps(reviews, http, others);
        worker.stop();
    }

    @AfterEach
    void asBefore() {
        more.forEach(WhenUndoWindowEnds::stop);
        clock.moveTo(Duration.ZERO);
        worker.start();
    }

    @Test
    void what_a_crash_left_behind_takes_effect_once_however_many_watch() throws Exception {
        var cases = new ArrayList<ACase>();
        for (int i = 0; i < 12; i++) {
            cases.add(decided());
        }
        clock.moveTo(Duration.ofMinutes(5));

        for (int i = 0; i < 3; i++) {
            watch(decisions);
        }

        for (var acase : cases) {
            var approved = steps.until(acase, Status.APPROVED);
            assertThat(approved.version()).isEqualTo(4);
            assertThat(certificates.ofReview(acase.reviewId())).hasSize(1);
        }
        Awaitility.await().untilAsserted(() -> assertThat(cases)
                .allSatisfy(acase -> assertThat(others.heard(ReviewApproved.class, acase.caseId()))
                        .hasSize(1)));
        // The officer decided, the end of the window made it true: the chain says both.
        assertThat(cases).allSatisfy(acase -> assertThat(
                        sql.sql("SELECT CONCAT(actor_id, ' ', act, ' ', detail) FROM audit_entry"
                                        + " WHERE subject = ? AND actor_id LIKE 'clock:%'")
                                .param(acase.reviewId())
                                .query(String.class)
                                .list())
                .singleElement()
                .asString()
                .startsWith("clock:UNDO_WINDOW APPROVED")
                .contains("decidedAt", "decidedBy"));
    }

    @Test
    void one_that_fails_stands_aside_for_the_others_and_is_tried_again() throws Exception {
        var failing = decided();
        var fine = decided();
        clock.moveTo(Duration.ofMinutes(5));

        watch(new DueDecisions(failingOn(failing.reviewId()), deciding, wording, clock));

        steps.until(fine, Status.APPROVED);
        Awaitility.await().untilAsserted(() -> assertThat(sql.sql(
                                "SELECT COUNT(*) FROM review WHERE id = ? AND undo_until > ?")
                        .params(failing.reviewId(), cn.yijianshi.platform.persistence.Moments.toColumn(clock.instant()))
                        .query(Long.class)
                        .single())
                .isEqualTo(1));
        assertThat(reviews.of(failing.reviewId()).map(Review::status)).contains(Status.DECIDING);

        more.forEach(WhenUndoWindowEnds::stop);
        clock.moveTo(Duration.ofMinutes(6));
        watch(decisions);
        steps.until(failing, Status.APPROVED);
    }

    private ACase decided() throws Exception {
        var officer = Tokens.approver("public-security");
        var acase = ACase.atThePolice();
        steps.open(acase);
        steps.verb(acase, "claim", "{\"version\":1}", officer);
        steps.verb(acase, "approval", "{\"version\":2,\"result\":{\"engraver\":\"泉州刻章店\"}}", officer);
        assertThat(reviews.of(acase.reviewId()).map(Review::status)).contains(Status.DECIDING);
        return acase;
    }

    private void watch(DueDecisions due) {
        var another = new WhenUndoWindowEnds(reviews, due, clock, transactions);
        more.add(another);
        another.start();
    }

    private Reviews failingOn(String reviewId) {
        return (Reviews) Proxy.newProxyInstance(
                Reviews.class.getClassLoader(), new Class<?>[] {Reviews.class}, (proxy, method, args) -> {
                    if (method.getName().equals("lockIfFree") && args[0].equals(reviewId)) {
                        throw new IllegalStateException("for this test");
                    }
                    try {
                        return method.invoke(reviews, args);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
