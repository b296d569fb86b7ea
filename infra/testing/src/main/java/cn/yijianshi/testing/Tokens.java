package cn.yijianshi.testing;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;

/** Callers for MockMvc, with the claims that the realm's tokens carry. */
public final class Tokens {

    private Tokens() {}

    /** An applicant whose login has this id. */
    public static JwtRequestPostProcessor applicant(String subject) {
        return applicantNamed(subject, "申请人" + subject);
    }

    /** The real name the login was checked for. */
    public static JwtRequestPostProcessor applicantNamed(String subject, String name) {
        return token(subject, name, "applicant", List.of());
    }

    /** An officer of these departments; the login's id is {@code officer-<first department>}. */
    public static JwtRequestPostProcessor approver(String... departments) {
        return approverNamed("officer-" + departments[0], departments);
    }

    public static JwtRequestPostProcessor approverNamed(String subject, String... departments) {
        return token(subject, "审批员" + subject, "approver", List.of(departments));
    }

    /** Who distributes the work of these departments, and does some himself. */
    public static JwtRequestPostProcessor lead(String subject, String... departments) {
        return token(subject, "科长" + subject, List.of("approver", "lead"), List.of(departments));
    }

    public static JwtRequestPostProcessor supervisor(String... departments) {
        return token("supervisor", "督办员", "supervisor", List.of(departments));
    }

    public static JwtRequestPostProcessor administrator() {
        return token("administrator", "管理员", "administrator", List.of());
    }

    public static JwtRequestPostProcessor administratorNamed(String subject) {
        return token(subject, "管理员" + subject, "administrator", List.of());
    }

    private static JwtRequestPostProcessor token(String subject, String name, String role, List<String> departments) {
        return token(subject, name, List.of(role), departments);
    }

    private static JwtRequestPostProcessor token(
            String subject, String name, List<String> roles, List<String> departments) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(jwt -> jwt.subject(subject)
                        .claim("preferred_username", subject)
                        .claim("name", name)
                        .claim("aud", List.of("yijianshi"))
                        .claim("realm_access", java.util.Map.of("roles", roles))
                        .claim("departments", departments)
                        .claim("regions", List.of()))
                .authorities(roles.stream()
                        .<org.springframework.security.core.GrantedAuthority>map(
                                role -> new SimpleGrantedAuthority("ROLE_" + role.toUpperCase(java.util.Locale.ROOT)))
                        .toList());
    }
}
