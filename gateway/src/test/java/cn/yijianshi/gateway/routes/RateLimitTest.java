package cn.yijianshi.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.TestProblems;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(new GatewaySettings.RateLimit(3, 1, 2), TestProblems.inChinese());

    @Test
    void a_caller_that_asks_too_often_is_told_when_to_come_back() throws Exception {
        long passed = IntStream.range(0, 10)
                .filter(i -> from("10.0.0.1", null).getStatus() == 200)
                .count();

        MockHttpServletResponse refused = from("10.0.0.1", null);
        assertThat(passed).isEqualTo(2);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString()).contains("请求过于频繁");
    }

    @Test
    void one_hasty_caller_takes_nothing_from_the_others() {
        IntStream.range(0, 10).forEach(i -> from("10.0.0.1", null));

        assertThat(from("10.0.0.2", null).getStatus()).isEqualTo(200);
        assertThat(from("10.0.0.1", signedIn()).getStatus()).isEqualTo(200);
    }

    @Test
    void a_session_that_is_not_signed_in_gets_no_share_of_its_own() {
        IntStream.range(0, 10).forEach(i -> from("10.0.0.1", null));

        assertThat(from("10.0.0.1", new MockHttpSession()).getStatus()).isEqualTo(429);
    }

    private static MockHttpSession signedIn() {
        var session = new MockHttpSession();
        session.setAttribute("SPRING_SECURITY_CONTEXT", "somebody");
        return session;
    }

    private MockHttpServletResponse from(String address, MockHttpSession session) {
        var request = new MockHttpServletRequest("GET", "/api/bundles");
        request.setRemoteAddr(address);
        request.setSession(session);
        var response = new MockHttpServletResponse();
        try {
            limit.doFilter(request, response, new MockFilterChain());
        } catch (Exception cause) {
            throw new IllegalStateException(cause);
        }
        return response;
    }
}
