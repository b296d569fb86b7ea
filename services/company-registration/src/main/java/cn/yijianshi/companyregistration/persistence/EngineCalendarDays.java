package cn.yijianshi.companyregistration.persistence;

import cn.yijianshi.companyregistration.domain.CalendarDays;
import cn.yijianshi.department.DepartmentSettings;
import cn.yijianshi.platform.messaging.NotNow;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Repository;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The engine's public calendar. A notice is not published by guess: while the engine is away, it waits. */
@Repository
class EngineCalendarDays implements CalendarDays {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RestClient engine;

    EngineCalendarDays(DepartmentSettings settings) {
        var http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        http.setReadTimeout(PATIENCE);
        this.engine = RestClient.builder()
                .baseUrl(settings.engineUrl())
                .requestFactory(http)
                .build();
    }

    private record Answer(LocalDate lastDay) {}

    @Override
    public LocalDate last(LocalDate from, int days, String registry) {
        Answer answer;
        try {
            answer = engine.get()
                    .uri(
                            "/api/calendar/due?start={from}&amount={days}&unit=CALENDAR_DAY&office={office}",
                            from,
                            days,
                            registry)
                    .retrieve()
                    .body(Answer.class);
        } catch (RestClientException away) {
            throw new NotNow("The calendar cannot be read", away);
        }
        if (answer == null || answer.lastDay() == null) {
            throw new NotNow("The calendar gave no day", null);
        }
        return answer.lastDay();
    }
}
