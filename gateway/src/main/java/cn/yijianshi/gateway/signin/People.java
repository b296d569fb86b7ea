package cn.yijianshi.gateway.signin;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Who signed in: name, roles and departments, as the access token says them. */
@Component
class People implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String ROLES = "roles";
    static final String DEPARTMENTS = "departments";
    private static final Set<String> KNOWN_ROLES =
            Set.of("applicant", "approver", "lead", "supervisor", "administrator");

    private final JwtDecoder accessTokens;

    People(JwtDecoder accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        Jwt token = verified(request.getAccessToken().getTokenValue());
        List<String> roles = roles(token);
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", request.getIdToken().getSubject());
        claims.put(ROLES, roles);
        claims.put(DEPARTMENTS, list(token.getClaims().get("departments")));
        var authorities = new HashSet<GrantedAuthority>();
        roles.forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(Locale.ROOT))));
        return new DefaultOidcUser(authorities, request.getIdToken(), new OidcUserInfo(claims), "sub");
    }

    private Jwt verified(String token) {
        try {
            return accessTokens.decode(token);
        } catch (JwtException cause) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN), cause);
        }
    }

    // Keycloak adds roles of its own (offline_access ...) that mean nothing here.
    private static List<String> roles(Jwt token) {
        Object access = token.getClaims().get("realm_access");
        return access instanceof Map<?, ?> map
                ? list(map.get("roles")).stream().filter(KNOWN_ROLES::contains).toList()
                : List.of();
    }

    private static List<String> list(Object claim) {
        return claim instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }
}
