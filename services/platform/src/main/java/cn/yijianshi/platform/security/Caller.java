package cn.yijianshi.platform.security;

import java.util.Set;

/**
 * Who is asking, as the token says.
 *
 * @param subject the login's lasting id
 * @param name the name to show to colleagues
 * @param roles {@code APPLICANT}, {@code APPROVER}, {@code LEAD}, {@code SUPERVISOR}, {@code ADMINISTRATOR}
 * @param departments the departments an officer works for
 * @param regions where, by GB/T 2260; empty means everywhere
 */
public record Caller(String subject, String name, Set<String> roles, Set<String> departments, Set<String> regions) {

    private static final int LONGEST_NAME = 100;

    public boolean is(String role) {
        return roles.contains(role);
    }

    public boolean worksFor(String department) {
        return departments.contains(department);
    }

    /** The name to show to colleagues, or the login's id where there is none; cut off where a kept name has no room. */
    public String shownName() {
        String shown = name == null ? subject : name;
        return shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown;
    }

    /** Whoever works for a city works for its districts and counties: 350500 has 350502 in it. */
    public boolean worksIn(String region) {
        return regions.isEmpty()
                || region != null && regions.stream().anyMatch(own -> region.startsWith(withoutPair(withoutPair(own))));
    }

    private static String withoutPair(String region) {
        return region.endsWith("00") ? region.substring(0, region.length() - 2) : region;
    }
}
