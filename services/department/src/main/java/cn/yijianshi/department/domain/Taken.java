package cn.yijianshi.department.domain;

import java.time.Instant;
import java.util.Optional;

/** What officers took with which key, so that a request sent again takes nothing more. */
public interface Taken {

    /** What was taken with the key before; a second request with it waits here for the first one. */
    Optional<String> begin(String officer, String key, Instant at);

    void keep(String officer, String key, String reviewId);
}
