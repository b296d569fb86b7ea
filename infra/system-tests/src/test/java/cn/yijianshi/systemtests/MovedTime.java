package cn.yijianshi.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;

/** The platform's clock in the hand of an administrator. */
final class MovedTime {

    private MovedTime() {}

    static void to(Instant moment) {
        move(Map.of("to", moment.toString()));
    }

    static void by(Duration duration) {
        move(Map.of("by", duration.toString()));
    }

    static void backToReal() {
        by(Duration.parse(Town.time().get("offset").asString()).negated());
        Waiting.until(
                "real time",
                () -> Duration.parse(Town.time().get("offset").asString()).isZero());
    }

    /** Nine o'clock of the first working day after today. */
    static Instant morningOfTheNextWorkingDay() {
        String day = Town.stranger()
                .get("/api/calendar/due?start=" + Town.now() + "&amount=1&unit=WORKING_DAY&office=350500")
                .expect(200)
                .json()
                .get("lastDay")
                .asString();
        return LocalDate.parse(day)
                .atTime(LocalTime.of(9, 0))
                .atZone(Town.ZONE_OF_LAW)
                .toInstant();
    }

    /** Returns when the platform has moved; its services hear of it one after the other. */
    private static void move(Map<String, String> how) {
        Instant target = Instant.parse(Town.administrator()
                .post("/api/dev/time", how)
                .expect(200)
                .json()
                .get("now")
                .asString());
        Waiting.until(
                "the clock at " + target,
                () -> Duration.between(target, Town.now()).abs().compareTo(Duration.ofMinutes(2)) < 0);
    }
}
