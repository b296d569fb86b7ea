package cn.yijianshi.department.domain;

import java.util.Set;

/** An officer and the departments he may act for. */
public record Seat(Officer officer, Set<String> departments) {

    boolean covers(Review review) {
        return departments.contains(review.request().department());
    }
}
