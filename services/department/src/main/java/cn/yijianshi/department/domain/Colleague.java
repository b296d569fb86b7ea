package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Set;

/**
 * An officer as the directory knows him from his last calls.
 *
 * @param handles he may be given reviews: not so a supervisor, who only watches
 */
public record Colleague(
        Officer officer, String username, Set<String> departments, boolean handles, boolean leads, Instant lastSeen) {

    public Colleague {
        departments = Set.copyOf(departments);
    }

    boolean handles(String department) {
        return handles && departments.contains(department);
    }

    boolean sharesADepartmentWith(Colleague other) {
        return departments.stream().anyMatch(other.departments()::contains);
    }
}
