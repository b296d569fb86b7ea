package cn.yijianshi.department.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.department.ACase;
import cn.yijianshi.department.AQueue;
import cn.yijianshi.department.DepartmentTest;
import cn.yijianshi.department.Surrounding;
import cn.yijianshi.department.domain.NextInLine;
import cn.yijianshi.department.domain.Review;
import cn.yijianshi.department.domain.Reviews;
import cn.yijianshi.department.domain.Status;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

@DepartmentTest
@ExtendWith(OutputCaptureExtension.class)
class QueueControllerTest {

    @Autowired
    MockMvc http;

    @Autowired
    Reviews reviews;

    @Autowired
    Surrounding.Others others;

    @Autowired
    TransactionTemplate transactions;

    private DepartmentTest.Steps steps;

    @BeforeEach
    void steps() {
        steps = new DepartmentTest.Steps(reviews, http, others);
    }

    @Test
    void a_queue_is_searched_by_name_without_showing_or_logging_it(CapturedOutput log) throws Exception {
        var department = "queue-text";
        var rare = Stream.generate(anyOf(department, 5)::next)
                .filter(review ->
                        review.filed() != null && review.filed().applicantName().equals("𠮷田正雄"))
                .filter(review -> review.status() == Status.OPEN)
                .findFirst()
                .orElseThrow();
        keep(List.of(rare));

        http.perform(get("/api/reviews").param("text", "𠮷田正").with(Tokens.approver(department)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id").value(contains(rare.id())))
                .andExpect(jsonPath("$.items[0].applicantName").value("𠮷**雄"));
        http.perform(get("/api/reviews").param("text", "𠮷田正").with(Tokens.approver("queue-others")))
                .andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/reviews")
                        .param("text", "𠮷田正")
                        .param("lamp", "VIOLET")
                        .with(Tokens.approver(department)))
                .andExpect(status().isBadRequest());

        assertThat(log).doesNotContain("𠮷田");
    }

    @Test
    void pages_are_read_to_the_end_and_back() throws Exception {
        var department = "queue-pages";
        var officer = Tokens.approver(department);
        keep(Stream.generate(anyOf(department, 1)::next).limit(30).toList());

        var there = new ArrayList<List<String>>();
        var back = new ArrayList<List<String>>();
        String after = "";
        String previous = null;
        while (after != null) {
            var page = page(officer, "after", after);
            there.add(JsonPath.read(page, "$.items[*].id"));
            after = JsonPath.read(page, "$.next");
            previous = JsonPath.read(page, "$.previous");
        }
        back.add(there.get(there.size() - 1));
        while (previous != null) {
            var page = page(officer, "before", previous);
            back.add(0, JsonPath.read(page, "$.items[*].id"));
            previous = JsonPath.read(page, "$.previous");
        }

        assertThat(there).hasSizeGreaterThan(2);
        assertThat(back.stream().flatMap(List::stream).toList())
                .isEqualTo(there.stream().flatMap(List::stream).toList());
    }

    @Test
    void counts_say_how_many_of_each_kind_there_are() throws Exception {
        var department = "queue-counts";
        var some = Stream.generate(anyOf(department, 1)::next).limit(40).toList();
        keep(some);
        var open =
                some.stream().filter(review -> review.status() == Status.OPEN).toList();

        http.perform(get("/api/reviews/counts").param("status", "OPEN").with(Tokens.approver(department)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.all").value(open.size()))
                .andExpect(jsonPath("$.status.OPEN").value(open.size()))
                .andExpect(jsonPath("$.assignee.NOBODYS").value(open.size()))
                .andExpect(jsonPath("$.lamp.RED").value((int) open.stream()
                        .filter(review -> review.due().lamp().name().equals("RED"))
                        .count()));
        http.perform(get("/api/reviews/counts").with(Tokens.applicant("a"))).andExpect(status().isForbidden());
    }

    @Test
    void eight_officers_who_take_the_next_one_at_once_never_get_the_same() throws Exception {
        var department = "queue-next";
        var some = Stream.generate(anyOf(department, 3)::next)
                .filter(NextInLine::mayBeHandedOut)
                .limit(60)
                .toList();
        keep(some);
        keep(Stream.generate(anyOf(department, 4)::next)
                .filter(review -> !NextInLine.mayBeHandedOut(review))
                .limit(20)
                .toList());
        var taken = Collections.synchronizedList(new ArrayList<String>());

        ExecutorService officers = Executors.newFixedThreadPool(8);
        var work = IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(n -> () -> {
                    String id;
                    do {
                        id = next(Tokens.approverNamed("officer-" + n, department), null);
                        if (id != null) {
                            taken.add(id);
                        }
                    } while (id != null);
                    return null;
                })
                .toList();
        for (var done : officers.invokeAll(work)) {
            done.get();
        }
        officers.shutdown();

        assertThat(taken)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        some.stream().map(Review::id).toList());
    }

    @Test
    void one_officer_gets_them_in_the_order_of_the_rule() throws Exception {
        var department = "queue-order";
        var some = Stream.generate(anyOf(department, 9)::next)
                .filter(NextInLine::mayBeHandedOut)
                .limit(12)
                .toList();
        keep(some);
        var officer = Tokens.approver(department);

        var taken = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            taken.add(next(officer, null));
        }

        assertThat(taken)
                .isEqualTo(
                        some.stream().sorted(NextInLine.ORDER).map(Review::id).toList());
        assertThat(next(officer, null)).isNull();
    }

    @Test
    void the_same_key_again_answers_the_same_review() throws Exception {
        var department = "queue-again";
        keep(Stream.generate(anyOf(department, 21)::next)
                .filter(NextInLine::mayBeHandedOut)
                .limit(3)
                .toList());
        var officer = Tokens.approver(department);
        var key = UUID.randomUUID().toString();

        var first = next(officer, key);

        assertThat(next(officer, key)).isEqualTo(first).isNotNull();
        assertThat(next(officer, UUID.randomUUID().toString())).isNotEqualTo(first);
        assertThat(next(Tokens.approverNamed("another", department), key)).isNotEqualTo(first);
    }

    @Test
    void supervisors_take_nothing() throws Exception {
        http.perform(post("/api/reviews/next").with(Tokens.supervisor())).andExpect(status().isForbidden());
    }

    @Test
    void a_taken_review_is_claimed_with_its_history() throws Exception {
        var acase = ACase.at("bank");
        var officer = Tokens.approverNamed("teller", "bank");
        steps.open(acase);

        String id;
        do {
            id = next(officer, null);
        } while (id != null && !id.equals(acase.reviewId()));

        var review = steps.until(acase, Status.CLAIMED);
        assertThat(review.claim().by().id()).isEqualTo("teller");
        assertThat(reviews.history(review.id())).last().extracting("act").hasToString("CLAIMED");
    }

    @Test
    void a_filter_is_kept_used_changed_and_shared() throws Exception {
        var department = "queue-filters";
        var maker = Tokens.approverNamed("maker", department);
        var colleague = Tokens.approverNamed("colleague", department);
        keep(Stream.generate(anyOf(department, 1)::next).limit(200).toList());
        var own = make(maker, "{\"name\":\"我的红灯\",\"criteria\":{\"lamp\":[\"RED\"]}}");
        var shared = make(
                maker,
                "{\"name\":\"红灯待领\",\"department\":\"" + department
                        + "\",\"criteria\":{\"lamp\":[\"RED\"],\"status\":[\"OPEN\"],\"assignee\":\"nobody\"}}");

        http.perform(get("/api/reviews/filters").with(colleague))
                .andExpect(jsonPath("$[*].id").value(contains(shared)))
                .andExpect(jsonPath("$[0].maker").value("审批员maker"))
                .andExpect(jsonPath("$[0].mayChange").value(false));
        http.perform(get("/api/reviews").param("filter", own).with(colleague)).andExpect(status().isNotFound());
        http.perform(get("/api/reviews").param("filter", shared).with(colleague))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].lamp").value(not(hasItem("GREEN"))))
                .andExpect(jsonPath("$.items[*].status").value(not(hasItem("CLAIMED"))));
        http.perform(post("/api/reviews/next")
                        .contentType("application/json")
                        .content("{\"filter\":\"" + shared + "\"}")
                        .with(colleague))
                .andExpect(jsonPath("$.lamp").value("RED"));

        var renamed = "{\"name\":\"红灯\",\"department\":\"" + department
                + "\",\"criteria\":{\"lamp\":[\"RED\"]},\"version\":1}";
        change(colleague, shared, renamed).andExpect(status().isForbidden());
        change(maker, shared, renamed)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        change(maker, shared, renamed).andExpect(status().isOk());
        change(maker, shared, renamed.replace("红灯", "红")).andExpect(status().isConflict());

        http.perform(delete("/api/reviews/filters/" + shared)
                        .param("version", "1")
                        .with(maker))
                .andExpect(status().isConflict());
        http.perform(delete("/api/reviews/filters/" + shared)
                        .param("version", "2")
                        .with(maker))
                .andExpect(status().isNoContent());
        http.perform(delete("/api/reviews/filters/" + shared)
                        .param("version", "2")
                        .with(maker))
                .andExpect(status().isNoContent());
    }

    @Test
    void a_supervisor_looks_after_shared_filters() throws Exception {
        var shared =
                make(Tokens.approverNamed("gone", "bank"), "{\"name\":\"旧\",\"department\":\"bank\",\"criteria\":{}}");

        http.perform(delete("/api/reviews/filters/" + shared)
                        .param("version", "1")
                        .with(Tokens.supervisor()))
                .andExpect(status().isNoContent());
    }

    @Test
    void nobody_keeps_more_filters_than_he_can_find_his_way_in() throws Exception {
        var officer = Tokens.approverNamed("collector", "bank");
        for (int i = 0; i < 50; i++) {
            make(officer, "{\"name\":\"" + i + "\",\"criteria\":{}}");
        }
        keepFilter(officer, "{\"name\":\"51\",\"criteria\":{}}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/too-many-filters"));
        keepFilter(officer, "{\"name\":\"\",\"criteria\":{}}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value("/name"));
        keepFilter(officer, "{\"name\":\"x\",\"department\":\"tax\",\"criteria\":{}}")
                .andExpect(jsonPath("$.errors[0].pointer").value("/department"));
    }

    private interface Source {
        Review next();
    }

    private static Source anyOf(String department, long seed) {
        var queue = new AQueue(department.hashCode() * 31L + seed);
        return () -> queue.any(department);
    }

    private void keep(List<Review> some) {
        transactions.executeWithoutResult(tx -> some.forEach(review -> reviews.open(review, List.of())));
    }

    private String page(RequestPostProcessor officer, String direction, String cursor) throws Exception {
        return http.perform(get("/api/reviews")
                        .param("limit", "5")
                        .param("status", "OPEN", "CLAIMED", "CORRECTION_REQUESTED", "APPROVED")
                        .param(direction, cursor)
                        .with(officer))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String next(RequestPostProcessor officer, String key) throws Exception {
        var request = post("/api/reviews/next").with(officer);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        var answer = http.perform(request).andReturn().getResponse();
        if (answer.getStatus() == 204) {
            return null;
        }
        assertThat(answer.getStatus()).isEqualTo(200);
        return JsonPath.read(answer.getContentAsString(), "$.id");
    }

    private String make(RequestPostProcessor officer, String body) throws Exception {
        var made = keepFilter(officer, body).andExpect(status().isCreated()).andReturn();
        return JsonPath.read(made.getResponse().getContentAsString(), "$.id");
    }

    private org.springframework.test.web.servlet.ResultActions keepFilter(RequestPostProcessor officer, String body)
            throws Exception {
        return http.perform(post("/api/reviews/filters")
                .contentType("application/json")
                .content(body)
                .with(officer));
    }

    private org.springframework.test.web.servlet.ResultActions change(
            RequestPostProcessor officer, String id, String body) throws Exception {
        return http.perform(put("/api/reviews/filters/" + id)
                .contentType("application/json")
                .content(body)
                .with(officer));
    }
}
