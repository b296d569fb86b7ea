package cn.yijianshi.platform.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who is asking, for what stands around a controller rather than in it. */
public final class SignedIn {

    private SignedIn() {}

    /** Empty for strangers and where nobody asks. */
    public static Optional<Caller> caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Optional.of(Tokens.caller(token))
                : Optional.empty();
    }
}
