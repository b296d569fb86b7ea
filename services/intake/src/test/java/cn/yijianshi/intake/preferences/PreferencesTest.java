package cn.yijianshi.intake.preferences;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yijianshi.intake.IntakeRoomTest;
import cn.yijianshi.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@IntakeRoomTest
class PreferencesTest {

    private static final String DISPLAY = "/api/preferences/display";

    @Autowired
    MockMvc http;

    @Test
    void whoever_chose_large_text_has_it_on_every_device_until_he_chooses_anew() throws Exception {
        var old = Tokens.applicant("likes large text");
        http.perform(get(DISPLAY).with(old)).andExpect(status().isNoContent());

        keeps(old, "{\"theme\":\"AUTO\",\"text\":\"LARGE\"}").andExpect(status().isOk());
        http.perform(get(DISPLAY).with(old))
                .andExpect(jsonPath("$.theme").value("AUTO"))
                .andExpect(jsonPath("$.text").value("LARGE"));
        http.perform(get(DISPLAY).with(Tokens.applicant("somebody else"))).andExpect(status().isNoContent());

        keeps(old, "{\"theme\":\"DARK\",\"text\":\"NORMAL\"}").andExpect(status().isOk());
        http.perform(get(DISPLAY).with(old)).andExpect(jsonPath("$.theme").value("DARK"));
    }

    @Test
    void officers_have_eyes_too() throws Exception {
        keeps(Tokens.approver("bank"), "{\"theme\":\"DARK\",\"text\":\"LARGE\"}")
                .andExpect(status().isOk());
        http.perform(get(DISPLAY).with(Tokens.approver("bank")))
                .andExpect(jsonPath("$.text").value("LARGE"));
    }

    @Test
    void half_a_choice_is_named() throws Exception {
        keeps(Tokens.applicant("half"), "{\"theme\":\"DARK\"}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].pointer").value("/text"));
        keeps(Tokens.applicant("half"), "{\"theme\":\"PINK\",\"text\":\"LARGE\"}")
                .andExpect(status().isBadRequest());
    }

    private ResultActions keeps(RequestPostProcessor who, String body) throws Exception {
        return http.perform(
                put(DISPLAY).with(who).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
