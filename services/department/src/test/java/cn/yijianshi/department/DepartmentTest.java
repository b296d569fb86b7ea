package cn.yijianshi.department;

import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.testing.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The generic department service with real rooms and the other services around it. */
@RoomTest
@Import(Surrounding.class)
// What a decision brings is looked at right after it; the window has tests of its own.
@TestPropertySource(properties = "yijianshi.undo-window=0s")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface DepartmentTest {

    /** Steps that tests of the rooms share. */
    final class Steps {

        private final Reviews reviews;
        private final MockMvc http;
        private final Surrounding.Others others;

        public Steps(Reviews reviews, MockMvc http, Surrounding.Others others) {
            this.reviews = reviews;
            this.http = http;
            this.others = others;
        }

        public Review open(ACase acase, String... awaits) {
            others.send(acase.requested(awaits), acase.filed());
            return until(acase, Status.OPEN);
        }

        public Review until(ACase acase, Status status) {
            return Awaitility.await()
                    .until(() -> reviews.of(acase.reviewId()), found -> found.filter(
                                    review -> review.status() == status)
                            .isPresent())
                    .orElseThrow();
        }

        public ResultActions verb(ACase acase, String verb, String body, RequestPostProcessor officer)
                throws Exception {
            return http.perform(MockMvcRequestBuilders.post("/api/reviews/" + acase.reviewId() + "/" + verb)
                    .contentType("application/json")
                    .content(body)
                    .with(officer));
        }
    }
}
