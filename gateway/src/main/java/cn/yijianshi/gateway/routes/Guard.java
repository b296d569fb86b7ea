package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.Problem;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Stands before one service: says plainly when it is away, and leaves it alone for a moment when it keeps failing. */
class Guard implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final String service;
    private final GatewaySettings settings;
    private final Answers answers;
    private final CircuitBreaker breaker;

    Guard(String service, GatewaySettings settings, Answers answers) {
        this.service = service;
        this.settings = settings;
        this.answers = answers;
        this.breaker = CircuitBreaker.of(
                service,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(settings.breaker().window())
                        .minimumNumberOfCalls(settings.breaker().window() / 2)
                        .failureRateThreshold(settings.breaker().failurePercent())
                        .waitDurationInOpenState(settings.breaker().openFor())
                        .permittedNumberOfCallsInHalfOpenState(3)
                        .build());
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        HttpServletRequest asked = request.servletRequest();
        if (!breaker.tryAcquirePermission()) {
            return unavailable(asked);
        }
        long started = breaker.getCurrentTimestamp();
        ServerResponse answer;
        try {
            answer = next.handle(request);
        } catch (Exception failure) {
            return answerTo(asked, failure, started);
        }
        if (saysItIsAway(answer.statusCode())) {
            breaker.onError(since(started), TimeUnit.NANOSECONDS, new IOException("answered " + answer.statusCode()));
        } else {
            breaker.onSuccess(since(started), TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    private ServerResponse answerTo(HttpServletRequest asked, Exception failure, long started) throws Exception {
        if (caused(failure, BodyLimit.BodyTooLarge.class)) {
            breaker.releasePermission();
            return answers.problem(asked, BodyLimit.problem(BodyLimit.limit(asked, settings)));
        }
        if (caused(failure, ConnectionRequestTimeoutException.class)) {
            breaker.releasePermission();
            return answers.problem(
                    asked,
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy", service).retryAfter(Duration.ofSeconds(2)));
        }
        if (caused(failure, ClientAbortException.class) || !caused(failure, IOException.class)) {
            breaker.releasePermission();
            throw failure;
        }
        breaker.onError(since(started), TimeUnit.NANOSECONDS, failure);
        if (caused(failure, SocketTimeoutException.class) && !caused(failure, ConnectTimeoutException.class)) {
            return answers.problem(asked, Problem.of(HttpStatus.GATEWAY_TIMEOUT, "service-timeout", service));
        }
        return unavailable(asked);
    }

    private ServerResponse unavailable(HttpServletRequest asked) {
        return answers.problem(
                asked,
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable", service)
                        .retryAfter(settings.breaker().openFor()));
    }

    private static boolean saysItIsAway(HttpStatusCode status) {
        return status.value() == 502 || status.value() == 503 || status.value() == 504;
    }

    private long since(long started) {
        return breaker.getCurrentTimestamp() - started;
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (by.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
