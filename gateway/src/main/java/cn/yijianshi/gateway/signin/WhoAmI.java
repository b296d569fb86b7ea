package cn.yijianshi.gateway.signin;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WhoAmI {

    record Me(boolean signedIn, String name, String username, List<String> roles, List<String> departments) {}

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal OidcUser user) {
        if (user == null) {
            return new Me(false, null, null, List.of(), List.of());
        }
        return new Me(
                true,
                user.getFullName() == null ? user.getPreferredUsername() : user.getFullName(),
                user.getPreferredUsername(),
                user.getClaimAsStringList(People.ROLES),
                user.getClaimAsStringList(People.DEPARTMENTS));
    }
}
