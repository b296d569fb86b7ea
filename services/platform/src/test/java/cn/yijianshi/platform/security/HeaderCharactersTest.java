package cn.yijianshi.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Headers pass as Spring Security itself would let them. */
class HeaderCharactersTest {

    private final StrictHttpFirewall spring = new StrictHttpFirewall();

    @Property
    void any_header_passes_as_it_would_at_spring_s_own(@ForAll @StringLength(max = 20) String text) {
        assertThat(HeaderCharacters.allowedInValue(text)).isEqualTo(passesAsValue(text));
        assertThat(HeaderCharacters.allowedInName(text)).isEqualTo(passesAsName(text));
    }

    @Property
    void so_does_one_of_the_first_letters_and_signs(
            @ForAll @CharRange(from = 0, to = 0x17F) @StringLength(max = 4) String text) {
        assertThat(HeaderCharacters.allowedInValue(text)).isEqualTo(passesAsValue(text));
        assertThat(HeaderCharacters.allowedInName(text)).isEqualTo(passesAsName(text));
    }

    @Example
    void so_does_every_single_character_of_the_basic_plane() {
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            String text = Character.toString(character);
            assertThat(HeaderCharacters.allowedInValue(text)).as(text).isEqualTo(passesAsValue(text));
        }
    }

    @Example
    void a_line_of_another_header_cannot_be_smuggled_in() {
        assertThat(HeaderCharacters.allowedInValue("Bearer a\r\nX-Forwarded-For: 10.0.0.1"))
                .isFalse();
        assertThat(HeaderCharacters.allowedInValue("Bearer a.b-c_d\t")).isTrue();
    }

    private boolean passesAsValue(String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Some", value);
        return passes(() -> spring.getFirewalledRequest(request).getHeader("Some"));
    }

    private boolean passesAsName(String name) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader(name, "some");
        return passes(() -> {
            var names = spring.getFirewalledRequest(request).getHeaderNames();
            while (names.hasMoreElements()) {
                names.nextElement();
            }
        });
    }

    private boolean passes(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (RequestRejectedException refused) {
            return false;
        }
    }
}
