package cn.yijianshi.intake.ratings.persistence;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.intake.persistence.CatalogueSettings;
import cn.yijianshi.intake.ratings.domain.WorkingTime;
import java.net.http.HttpClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Repository;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the engine's public calendar; whoever asked asks again later when it is away. */
@Repository
class EngineWorkingTime implements WorkingTime {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWorkingTime.class);

    private final RestClient http;

    EngineWorkingTime(CatalogueSettings settings) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.timeout()).build());
        requests.setReadTimeout(settings.timeout());
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(settings.engine().resolve("/api/calendar/due"))
                .build();
    }

    private record Answer(String due) {}

    @Override
    public Optional<Instant> end(Instant start, Limit limit, String office) {
        try {
            return Optional.ofNullable(http.get()
                            .uri(
                                    "?start={start}&amount={amount}&unit={unit}&office={office}",
                                    start.toString(),
                                    limit.amount(),
                                    limit.unit(),
                                    office)
                            .retrieve()
                            .body(Answer.class))
                    .map(answer -> OffsetDateTime.parse(answer.due()).toInstant());
        } catch (RestClientException | DateTimeException away) {
            LOG.debug("The calendar cannot be read: {}", away.getMessage());
            return Optional.empty();
        }
    }
}
