package cn.yijianshi.department.domain;

import java.util.Set;

/**
 * An officer and the departments he may act for.
 *
 * @param directs he distributes the work there (科长, 督办): he may give to others what is not his own
 */
public record Seat(Officer officer, Set<String> departments, boolean directs) {

    public Seat(Officer officer, Set<String> departments) {
        this(officer, departments, false);
    }

    boolean covers(Review review) {
        return departments.contains(review.request().department());
    }

    boolean directs(Colleague colleague) {
        return directs && colleague.departments().stream().anyMatch(departments::contains);
    }
}
