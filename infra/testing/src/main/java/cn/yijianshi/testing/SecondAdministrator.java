package cn.yijianshi.testing;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Publishes what {@link Tokens#administrator()} proposed. */
public final class SecondAdministrator {

    private SecondAdministrator() {}

    /** The answer to a proposal that was refused stays that answer. */
    public static ResultActions publishes(MockMvc http, ResultActions proposal) throws Exception {
        MockHttpServletResponse answer = proposal.andReturn().getResponse();
        if (answer.getStatus() != 202) {
            return proposal;
        }
        Map<String, Object> body = JsonPath.read(answer.getContentAsString(), "$");
        // A calendar comes with its proposal in it.
        Object id = body.get("proposed") instanceof Map<?, ?> proposed ? proposed.get("id") : body.get("id");
        return http.perform(MockMvcRequestBuilders.post("/api/editing/changes/" + id + "/publication")
                .with(Tokens.administratorNamed("second")));
    }
}
