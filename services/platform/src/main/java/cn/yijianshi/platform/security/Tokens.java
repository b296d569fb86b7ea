package cn.yijianshi.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads Keycloak's token: realm roles become {@code ROLE_…}, the rest a {@link Caller}. */
public final class Tokens implements Converter<Jwt, AbstractAuthenticationToken> {

    /** As the realm names them, and as they are asked for here. */
    private static final Map<String, String> ROLES = Map.of(
            "applicant", "APPLICANT",
            "approver", "APPROVER",
            "lead", "LEAD",
            "supervisor", "SUPERVISOR",
            "administrator", "ADMINISTRATOR");

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Caller caller = caller(token);
        Collection<GrantedAuthority> authorities = caller.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new CallersToken(token, authorities, token.getClaimAsString("preferred_username"), caller);
    }

    public static Caller caller(JwtAuthenticationToken signedIn) {
        return signedIn instanceof CallersToken read ? read.caller : caller(signedIn.getToken());
    }

    private static Caller caller(Jwt token) {
        String name = token.getClaimAsString("name");
        return new Caller(
                token.getSubject(),
                name == null ? token.getClaimAsString("preferred_username") : name,
                roles(token),
                all(token, "departments"),
                all(token, "regions"));
    }

    private static Set<String> roles(Jwt token) {
        Map<String, Object> access = token.getClaimAsMap("realm_access");
        if (access == null || !(access.get("roles") instanceof Collection<?> named)) {
            return Set.of();
        }
        return named.stream()
                .filter(Objects::nonNull)
                .filter(ROLES::containsKey)
                .map(ROLES::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> all(Jwt token, String claim) {
        List<String> values = token.getClaimAsStringList(claim);
        return values == null ? Set.of() : Set.copyOf(values);
    }

    /** What the token says of its bearer is read once, not by each who asks. */
    private static final class CallersToken extends JwtAuthenticationToken {

        private static final long serialVersionUID = 1;

        private final transient Caller caller;

        CallersToken(Jwt token, Collection<GrantedAuthority> authorities, String name, Caller caller) {
            super(token, authorities, name);
            this.caller = caller;
        }
    }
}
