package cn.yijianshi.intake.materials;

import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import cn.yijianshi.intake.Applicant;
import cn.yijianshi.testing.Tokens;
import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** What applicants do with files, over HTTP. */
@Component
public class Papers {

    private final MockMvc http;
    private final Applicant applicant;

    Papers(MockMvc http, Applicant applicant) {
        this.http = http;
        this.applicant = applicant;
    }

    public ResultActions uploads(String who, String name, byte[] content) throws Exception {
        // What the sender says of the type counts for nothing.
        return http.perform(multipart("/api/materials")
                .file(new MockMultipartFile("file", name, "text/html", content))
                .with(Tokens.applicant(who)));
    }

    /** The id of a file that was looked into and found clean. */
    public String clean(String who, String name) throws Exception {
        return checked(who, name, Samples.pdf(UUID.randomUUID().toString()), "CLEAN");
    }

    public String checked(String who, String name, byte[] content, String state) throws Exception {
        var answer = uploads(who, name, content).andReturn().getResponse();
        String id = JsonPath.read(answer.getContentAsString(), "$.id");
        await().untilAsserted(() -> reads(who, "/api/materials/{id}", id)
                .andExpect(jsonPath("$.state").value(state)));
        return id;
    }

    public ResultActions reads(String who, String path, Object... variables) throws Exception {
        return http.perform(get(path, variables).with(Tokens.applicant(who)));
    }

    public ResultActions officerReads(String department, String path, Object... variables) throws Exception {
        return http.perform(get(path, variables).with(Tokens.approverNamed("李小明", department)));
    }

    /** A branch needs papers; this is one with these. */
    public static String branch(String materials) {
        return Applicant.goodSubmission()
                .replace("\"llc\"", "\"branch\"")
                .replace("\"region\"", "\"materials\": " + materials + ", \"region\"");
    }

    /** The id of a filed case with this proof. */
    public String files(String who, String proof) throws Exception {
        var answer = applicant
                .submits(who, UUID.randomUUID().toString(), branch("{\"proof\": [\"%s\"]}".formatted(proof)))
                .andReturn()
                .getResponse();
        return JsonPath.read(answer.getContentAsString(), "$.id");
    }
}
