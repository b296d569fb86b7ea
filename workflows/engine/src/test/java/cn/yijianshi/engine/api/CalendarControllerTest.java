package cn.yijianshi.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.engine.domain.DueDates;
import cn.yijianshi.engine.domain.Recounting;
import cn.yijianshi.platform.foureyes.FourEyesConfiguration;
import cn.yijianshi.testing.RoomTest;
import cn.yijianshi.testing.SecondAdministrator;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The calendar as it is asked and edited over HTTP, on the files that are shipped. */
@RoomTest
@TestPropertySource(properties = "yijianshi.workflows-dir=..")
class CalendarControllerTest {
    @Autowired
    MockMvc http;

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"cn.yijianshi.engine.api", "cn.yijianshi.engine.persistence"},
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "cn\\.yijianshi\\.engine\\.(persistence\\.MySql(Calendars|LegalLimits)"
                                    + "|api\\.Calendar(Controller|Paths|Publishing))"))
    @Import(FourEyesConfiguration.class)
    static class CalendarRooms {
        @Bean
        Recounting nothingIsOpen() {
            return new Recounting() {
                @Override
                public Effect anew() {
                    return new Effect(0, List.of());
                }

                @Override
                public Effect preview(DueDates dates) {
                    return new Effect(0, List.of());
                }
            };
        }
    }

    @Test
    void anybody_may_ask_and_reads_exactly_the_answer() throws Exception {
        ask("2026-11-23T09:00", "6", "WORKING_HOUR", "350500")
                .andExpect(status().isOk())
                .andExpect(
                        content()
                                .string(
                                        "{\"due\":\"2026-11-23T17:30:00+08:00\",\"lastDay\":\"2026-11-23\",\"skipped\":[],\"provisional\":false}"));
    }

    @Test
    void the_days_passed_over_are_in_the_answer() throws Exception {
        ask("2026-11-20T17:00", "2", "WORKING_HOUR", "350500")
                .andExpect(content()
                        .string("{\"due\":\"2026-11-23T09:30:00+08:00\",\"lastDay\":\"2026-11-23\",\"skipped\":["
                                + "{\"day\":\"2026-11-21\",\"reason\":\"周六\"},{\"day\":\"2026-11-22\",\"reason\":\"周日\"}],"
                                + "\"provisional\":false}"));
    }

    @ParameterizedTest(name = "{0} + {1} {2} is due {3}")
    @CsvSource({
        "2026-02-12T09:00, 3, WORKING_DAY, 2026-02-24T17:30:00+08:00",
        "2026-02-13T09:00, 5, WORKING_DAY, 2026-02-27T17:30:00+08:00",
        "2026-09-18T09:00, 1, WORKING_DAY, 2026-09-20T18:00:00+08:00",
        "2026-09-30T09:00, 2, WORKING_DAY, 2026-10-09T17:30:00+08:00",
        "2025-09-26T09:00, 5, WORKING_DAY, 2025-10-10T17:30:00+08:00",
        "2026-01-02T09:00, 1, WORKING_DAY, 2026-01-04T17:30:00+08:00",
        "2026-04-30T09:00, 3, WORKING_DAY, 2026-05-08T17:30:00+08:00",
        "2026-11-20T09:00, 20, WORKING_DAY, 2026-12-18T17:30:00+08:00",
        "2026-11-23T09:00, 6, WORKING_HOUR, 2026-11-23T17:30:00+08:00",
        "2026-11-23T16:00, 6, WORKING_HOUR, 2026-11-24T15:00:00+08:00",
        "2026-11-20T17:00, 2, WORKING_HOUR, 2026-11-23T09:30:00+08:00",
        "2026-11-21T10:00, 2, WORKING_HOUR, 2026-11-23T10:00:00+08:00",
        "2026-07-01T16:30, 6, WORKING_HOUR, 2026-07-02T15:30:00+08:00",
        "2026-09-30T17:00, 6, WORKING_HOUR, 2026-10-08T15:30:00+08:00",
        "2026-05-29T17:00, 2, WORKING_HOUR, 2026-06-01T09:30:00+08:00",
        "2026-09-14T09:00, 20, CALENDAR_DAY, 2026-10-08T17:30:00+08:00"
    })
    void the_shipped_calendar_answers_every_vector_of_the_handbook(String start, String amount, String unit, String due)
            throws Exception {
        ask(start, amount, unit, "350500").andExpect(jsonPath("$.due").value(due));
    }

    @Test
    void a_start_may_name_its_offset_even_with_the_plus_sign_lost() throws Exception {
        ask("2026-11-23T01:00:00Z", "6", "WORKING_HOUR", "350500")
                .andExpect(jsonPath("$.due").value("2026-11-23T17:30:00+08:00"));
        ask("2026-11-23T09:00+08:00", "6", "WORKING_HOUR", "350500")
                .andExpect(jsonPath("$.due").value("2026-11-23T17:30:00+08:00"));
        ask("2026-11-23T09:00 08:00", "6", "WORKING_HOUR", "350500")
                .andExpect(jsonPath("$.due").value("2026-11-23T17:30:00+08:00"));
    }

    @Test
    void a_year_without_holidays_makes_the_answer_provisional() throws Exception {
        ask("2028-11-23T09:00", "6", "WORKING_DAY", "350500")
                .andExpect(jsonPath("$.provisional").value(true));
    }

    @ParameterizedTest(name = "start={0} amount={1} unit={2} office={3}: {4}")
    @CsvSource({
        "yesterday, 6, WORKING_HOUR, 350500, /start, calendar-start-unreadable",
        "2026-02-30T09:00, 6, WORKING_HOUR, 350500, /start, calendar-start-unreadable",
        "1800-01-01T09:00, 6, WORKING_HOUR, 350500, /start, calendar-out-of-range",
        ", 6, WORKING_HOUR, 350500, /start, required",
        "2026-11-23T09:00, 0, WORKING_DAY, 350500, /amount, calendar-out-of-range",
        "2026-11-23T09:00, 10001, WORKING_DAY, 350500, /amount, calendar-out-of-range",
        "2026-11-23T09:00, six, WORKING_DAY, 350500, /amount, unreadable-value",
        "2026-11-23T09:00, , WORKING_DAY, 350500, /amount, required",
        "2026-11-23T09:00, 6, FORTNIGHT, 350500, /unit, calendar-unit-unknown",
        "2026-11-23T09:00, 6, , 350500, /unit, required",
        "2026-11-23T09:00, 6, WORKING_DAY, a b, /office, calendar-pattern"
    })
    void a_bad_question_is_refused_by_its_field(
            String start, String amount, String unit, String office, String pointer, String code) throws Exception {
        ask(start, amount, unit, office)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    @Test
    void a_list_of_questions_is_answered_in_order() throws Exception {
        askAll("""
                [{"start":"2026-11-23T09:00","amount":6,"unit":"WORKING_HOUR","office":"350500"},
                 {"start":"2026-09-18T09:00","amount":1,"unit":"WORKING_DAY"},
                 {"start":"2026-11-23T11:50","unit":"IMMEDIATE"}]""")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(3)))
                .andExpect(jsonPath("$[0].due").value("2026-11-23T17:30:00+08:00"))
                .andExpect(jsonPath("$[1].lastDay").value("2026-09-20"))
                .andExpect(jsonPath("$[2].due").value("2026-11-23T14:50:00+08:00"));
    }

    @Test
    void a_thousand_questions_are_answered_and_no_more() throws Exception {
        String question =
                "{\"start\":\"2026-11-23T09:00\",\"amount\":20,\"unit\":\"WORKING_DAY\",\"office\":\"350500\"}";
        askAll("[" + String.join(",", Collections.nCopies(1000, question)) + "]")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1000)));
        askAll("[" + String.join(",", Collections.nCopies(1001, question)) + "]")
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.type").value("/problems/calendar-too-many-questions"));
        askAll("[" + " ".repeat(1_000_000) + "]").andExpect(status().is(413));
    }

    @Test
    void a_thousand_questions_for_decades_are_refused_and_a_hundred_are_not() throws Exception {
        String question = "{\"start\":\"2026-11-23T09:00\",\"amount\":10000,\"unit\":\"WORKING_DAY\"}";
        askAll("[" + String.join(",", Collections.nCopies(1000, question)) + "]")
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.type").value("/problems/calendar-answer-too-large"));
        askAll("[" + String.join(",", Collections.nCopies(100, question)) + "]").andExpect(status().isOk());
    }

    @Test
    void one_bad_question_is_named_by_its_place() throws Exception {
        String good = "{\"start\":\"2026-11-23T09:00\",\"amount\":6,\"unit\":\"WORKING_HOUR\"}";
        assertNamed("/3/unit", good, good, good, good.replace("WORKING_HOUR", "HOURS"));
        assertNamed("/0/amount", good.replace(":6,", ":6.5,"));
        assertNamed("/0/amount", good.replace(":6,", ":\"6\","));
        assertNamed("/1/start", good, good.replace("\"2026-11-23T09:00\"", "20261123"));
        assertNamed("/1", good, "7");
        askAll("{}").andExpect(status().isBadRequest());
        askAll("[{")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/unreadable"));
        askAll("").andExpect(status().isBadRequest());
    }

    @Test
    void problems_speak_chinese_unless_english_is_asked_for() throws Exception {
        ask("x", "6", "WORKING_HOUR", "350500")
                .andExpect(jsonPath("$.errors[0].detail").value("请填写形如 2026-11-23T09:00 的时间；不带时区时按北京时间计。"));
        http.perform(get("/api/calendar/due")
                        .header("Accept-Language", "en")
                        .param("start", "2026-11-23T09:00")
                        .param("amount", "0")
                        .param("unit", "WORKING_DAY"))
                .andExpect(jsonPath("$.errors[0].detail").value("This must be between 1 and 10000."));
    }

    @Test
    void a_year_is_read_by_whoever_is_signed_in() throws Exception {
        http.perform(get("/api/calendar/years/2025")).andExpect(status().isUnauthorized());
        http.perform(get("/api/calendar/years/2025").with(Tokens.applicant("a")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.provisional").value(false))
                .andExpect(jsonPath("$.off", hasSize(28)))
                .andExpect(jsonPath("$.off[0].day").value("2025-01-01"))
                .andExpect(jsonPath("$.off[0].reason").value("元旦"))
                .andExpect(jsonPath("$.work", hasSize(5)));
        http.perform(get("/api/calendar/years/2031").with(Tokens.applicant("a")))
                .andExpect(jsonPath("$.version").value(0))
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(jsonPath("$.off", hasSize(6)));
        http.perform(get("/api/calendar/years/1").with(Tokens.applicant("a"))).andExpect(status().isNotFound());
    }

    @Test
    void only_an_administrator_writes() throws Exception {
        String year = year(0, "2027-01-01");
        http.perform(json(put("/api/calendar/years/2027"), year)).andExpect(status().isUnauthorized());
        http.perform(json(put("/api/calendar/years/2027"), year).with(Tokens.approver("tax")))
                .andExpect(status().isForbidden());
        http.perform(json(put("/api/calendar/office-hours/350582"), "{}").with(Tokens.supervisor()))
                .andExpect(status().isForbidden());
    }

    @Test
    void a_year_takes_effect_once_another_administrator_publishes_it() throws Exception {
        ask("2026-12-31T09:00", "1", "WORKING_DAY", "350500")
                .andExpect(jsonPath("$.provisional").value(true));

        List<String> proposals = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
            proposals.add(JsonPath.read(
                    http.perform(json(put("/api/calendar/years/2027"), year(0, "2027-01-01", "2027-01-04"))
                                    .with(Tokens.administrator()))
                            .andExpect(status().isAccepted())
                            .andExpect(jsonPath("$.version").value(0))
                            .andExpect(jsonPath("$.proposed.kind").value("YEAR"))
                            .andExpect(jsonPath("$.proposed.subject").value("2027"))
                            .andExpect(
                                    jsonPath("$.proposed.content.off.length()").value(2))
                            .andReturn()
                            .getResponse()
                            .getContentAsString(),
                    "$.proposed.id"));
        }
        assertThat(proposals).containsOnly(proposals.get(0));
        ask("2026-12-31T09:00", "1", "WORKING_DAY", "350500")
                .andExpect(jsonPath("$.provisional").value(true));

        // However urgent it is: nobody publishes what he proposed.
        String publication = "/api/editing/changes/" + proposals.get(0) + "/publication";
        http.perform(post(publication).with(Tokens.administrator()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.type").value("/problems/four-eyes-change"));
        for (int twice = 0; twice < 2; twice++) {
            http.perform(post(publication).with(Tokens.administratorNamed("second")))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.settledBy").value("管理员second"));
        }

        ask("2026-12-31T09:00", "1", "WORKING_DAY", "350500")
                .andExpect(jsonPath("$.lastDay").value("2027-01-05"))
                .andExpect(jsonPath("$.provisional").value(false));
        http.perform(get("/api/calendar/years/2027").with(Tokens.applicant("a")))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.author").value("管理员"));
        http.perform(json(put("/api/calendar/years/2027"), year(0, "2027-02-01"))
                        .with(Tokens.administrator()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.changedBy").value("管理员"));
        SecondAdministrator.publishes(
                        http,
                        http.perform(json(put("/api/calendar/years/2027"), year(1, "2027-01-01"))
                                .with(Tokens.administrator())))
                .andExpect(status().isOk());
        // What stands there already is no proposal.
        http.perform(json(put("/api/calendar/years/2027"), year(2, "2027-01-01"))
                        .with(Tokens.administrator()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.proposed").isEmpty());
        ask("2026-12-31T09:00", "1", "WORKING_DAY", "350500")
                .andExpect(jsonPath("$.lastDay").value("2027-01-04"));
    }

    @Test
    void of_two_proposals_for_a_year_the_one_published_first_holds() throws Exception {
        ResultActions first = http.perform(
                json(put("/api/calendar/years/2033"), year(0, "2033-01-03")).with(Tokens.administrator()));
        ResultActions second = http.perform(
                json(put("/api/calendar/years/2033"), year(0, "2033-01-04")).with(Tokens.administratorNamed("third")));

        SecondAdministrator.publishes(http, first).andExpect(status().isOk());
        SecondAdministrator.publishes(http, second)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("/problems/change-overtaken"));
        http.perform(get("/api/calendar/years/2033").with(Tokens.applicant("a")))
                .andExpect(jsonPath("$.off[0].day").value("2033-01-03"));
    }

    @Test
    void a_year_that_contradicts_itself_names_every_wrong_place() throws Exception {
        http.perform(json(put("/api/calendar/years/2030"), """
                                {"version":0,"reason":"通知","off":[{"day":"2030-10-01","reason":"国庆节"},
                                 {"day":"2029-10-01","reason":"国庆节"},null],
                                 "work":[{"day":"2030-10-01","reason":"调休"},{"day":"2030-10-08","reason":" "}]}""").with(Tokens.administrator()))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].pointer")
                        .value(containsInAnyOrder(
                                "/off/1/day", "/off/2/day", "/work/0/day", "/work/1/reason", "/work/1/day")));
        http.perform(json(put("/api/calendar/years/2030"), "{\"off\":[]}").with(Tokens.administrator()))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[*].pointer").value(containsInAnyOrder("/version", "/reason")));
        http.perform(json(
                                put("/api/calendar/years/2030"),
                                "{\"version\":0,\"reason\":\"x\",\"off\":[{\"day\":\"soon\"}]}")
                        .with(Tokens.administrator()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void an_office_may_keep_hours_of_its_own() throws Exception {
        http.perform(get("/api/calendar/office-hours/350582").with(Tokens.applicant("a")))
                .andExpect(jsonPath("$.keeps").value("350500"))
                .andExpect(jsonPath("$.version").value(0))
                .andExpect(jsonPath("$.timetables[0].seasons[0].from").value("06-01"))
                .andExpect(jsonPath("$.timetables[0].seasons[0].sessions[0]").value("08:00-12:00"));

        String hours = """
                {"version":0,"reason":"错时延时服务","timetables":[{"seasons":
                 [{"from":"01-01","to":"12-31","sessions":["09:00-21:00"]}]}]}""";
        SecondAdministrator.publishes(
                        http,
                        http.perform(json(put("/api/calendar/office-hours/350582"), hours)
                                        .with(Tokens.administrator()))
                                .andExpect(status().isAccepted())
                                .andExpect(jsonPath("$.keeps").value("350500")))
                .andExpect(status().isOk());
        http.perform(get("/api/calendar/office-hours/350582").with(Tokens.applicant("a")))
                .andExpect(jsonPath("$.keeps").value("350582"))
                .andExpect(jsonPath("$.version").value(1));

        ask("2026-11-23T16:00", "5", "WORKING_HOUR", "350582")
                .andExpect(jsonPath("$.due").value("2026-11-23T21:00:00+08:00"));
        ask("2026-11-23T16:00", "5", "WORKING_HOUR", "350500")
                .andExpect(jsonPath("$.due").value("2026-11-24T11:30:00+08:00"));
    }

    @Test
    void hours_that_leave_a_gap_or_cannot_be_read_are_refused() throws Exception {
        assertHoursRefused(
                "{\"from\":\"06-01\",\"to\":\"09-30\",\"sessions\":[\"08:00-12:00\"]}", "/timetables/0/seasons");
        assertHoursRefused(
                "{\"from\":\"01-01\",\"to\":\"12-31\",\"sessions\":[\"08:00-12:00\",\"11:00-13:00\"]}",
                "/timetables/0/seasons/0/sessions/1");
        assertHoursRefused(
                "{\"from\":\"13-01\",\"to\":\"12-31\",\"sessions\":[\"08:00-12:00\"]}", "/timetables/0/seasons/0/from");
        assertHoursRefused(
                "{\"from\":\"01-01\",\"to\":\"12-31\",\"sessions\":[null]}", "/timetables/0/seasons/0/sessions/0");
    }

    private void assertHoursRefused(String season, String pointer) throws Exception {
        http.perform(json(
                                put("/api/calendar/office-hours/350583"),
                                "{\"version\":0,\"reason\":\"x\",\"timetables\":[{\"seasons\":[" + season + "]}]}")
                        .with(Tokens.administrator()))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer));
    }

    private void assertNamed(String pointer, String... questions) throws Exception {
        askAll("[" + String.join(",", questions) + "]")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].pointer").value(pointer));
    }

    private ResultActions ask(String start, String amount, String unit, String office) throws Exception {
        MockHttpServletRequestBuilder request = get("/api/calendar/due");
        if (start != null) {
            request.param("start", start);
        }
        if (amount != null) {
            request.param("amount", amount);
        }
        if (unit != null) {
            request.param("unit", unit);
        }
        return http.perform(request.param("office", office));
    }

    private ResultActions askAll(String body) throws Exception {
        return http.perform(json(post("/api/calendar/due"), body));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static String year(int version, String... off) {
        String days = IntStream.range(0, off.length)
                .mapToObj(i -> "{\"day\":\"" + off[i] + "\",\"reason\":\"元旦\"}")
                .collect(Collectors.joining(","));
        return "{\"version\":" + version + ",\"reason\":\"国务院办公厅通知\",\"source\":\"国办发明电\",\"off\":[" + days
                + "],\"work\":[]}";
    }
}
