package cn.yijianshi.intake;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What applicants do over HTTP; each login is one name. */
@Component
public class Applicant {

    /** A form without a flaw. */
    public static final String GOOD_FORM = """
            {"enterprise": {"nameBrand": "清源", "capital": 100.50},
             "legalRep.idNumber": "350502190001010017",
             "shareholders": [{"name": "泉州甲公司", "uscc": "91350502MA8T00016E"}],
             "seal": {"kinds": ["OFFICIAL"]},
             "tax.vatKind": "SMALL"}
            """;

    private final MockMvc http;

    Applicant(MockMvc http) {
        this.http = http;
    }

    public static String submission(String form) {
        return """
                {"bundle": "company_start", "region": "350502",
                 "answers": {"kind": ["llc"], "seal": ["yes"]}, "form": %s}
                """.formatted(form);
    }

    public static String goodSubmission() {
        return submission(GOOD_FORM);
    }

    public ResultActions submits(String who, String key, String body, String language) throws Exception {
        return http.perform(post("/api/applications")
                .with(Tokens.applicant(who))
                .header("Idempotency-Key", key)
                .header("Accept-Language", language)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    public ResultActions submits(String who, String key, String body) throws Exception {
        return submits(who, key, body, "zh-CN");
    }

    /** The id of a fresh, flawless application. */
    public String files(String who) throws Exception {
        var answer = submits(who, UUID.randomUUID().toString(), goodSubmission())
                .andReturn()
                .getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.id");
    }

    public ResultActions reads(String who, String path, Object... variables) throws Exception {
        return http.perform(get(path, variables).with(Tokens.applicant(who)));
    }

    public ResultActions sends(String who, String body, String path, Object... variables) throws Exception {
        return http.perform(post(path, variables)
                .with(Tokens.applicant(who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }
}
