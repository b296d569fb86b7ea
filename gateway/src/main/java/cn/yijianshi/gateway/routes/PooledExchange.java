package cn.yijianshi.gateway.routes;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.common.AbstractProxyExchange;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Carries one request over the pool of connections, on the request's own thread.
 *
 * <p>In place of the gateway's own exchange, for three reasons: a body that was stopped half-way must not end as if it
 * were whole, the question after the path passes letter by letter, and it costs less.
 */
@Component
class PooledExchange extends AbstractProxyExchange {

    /** Not said by us but by the client that holds the connection. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    private final CloseableHttpClient connections;
    private final OpenStreams streams;
    private final Tracer tracer;
    private final Propagator propagator;

    PooledExchange(
            CloseableHttpClient connections,
            OpenStreams streams,
            GatewayMvcProperties properties,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Propagator> propagator) {
        super(properties);
        this.connections = connections;
        this.streams = streams;
        this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
        this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
    }

    @Override
    public ServerResponse exchange(Request request) {
        HttpServletRequest asked = request.getServerRequest().servletRequest();
        URI target = inService(asked, request.getUri());
        var sent = new HttpUriRequestBase(request.getMethod().name(), target);
        request.getHeaders().forEach((name, values) -> {
            // The client counts the body itself.
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)
                    && !name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> sent.addHeader(name, value));
            }
        });
        if (OpenStreams.contain(target)) {
            return streamed(request, target);
        }
        Span span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), sent, HttpUriRequestBase::setHeader);
        }
        PassingBody body = null;
        if (asked.getContentLengthLong() > 0 || asked.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            body = new PassingBody(asked, sent);
            sent.setEntity(body);
        }
        try {
            var host = new HttpHost(target.getScheme(), target.getHost(), target.getPort());
            return answer(request, connections.executeOpen(host, sent, null));
        } catch (IOException cause) {
            throw new UncheckedIOException(body == null ? cause : body.stopped().orElse(cause));
        }
    }

    private ServerResponse streamed(Request request, URI target) {
        var sent = HttpRequest.newBuilder(target).method(request.getMethod().name(), BodyPublishers.noBody());
        request.getHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        Span span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), sent, HttpRequest.Builder::setHeader);
        }
        try {
            var received = streams.ask(sent.build());
            var head = new Begun(received.statusCode(), received.headers().map());
            ServerResponse answer = GatewayServerResponse.status(head.getStatusCode())
                    .build((asked, browser) -> {
                        streams.pass(received.body(), asked.startAsync(asked, browser));
                        return null;
                    });
            request.getResponseConsumers().forEach(consumer -> consumer.accept(head, answer));
            return answer;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The head of an answer whose body passes by itself. */
    private record Begun(HttpStatusCode getStatusCode, HttpHeaders getHeaders) implements Response {
        Begun(int status, Map<String, List<String>> headers) {
            this(HttpStatusCode.valueOf(status), new HttpHeaders());
            headers.forEach(getHeaders::addAll);
        }
    }

    // The connection goes back to the pool when the body has been read to its end, or is closed with the answer.
    @SuppressWarnings("resource")
    private ServerResponse answer(Request request, ClassicHttpResponse received) {
        var response = new Received(received);
        ServerResponse answer = GatewayServerResponse.status(response.getStatusCode())
                .build((asked, browser) -> {
                    try (response) {
                        copyResponseBody(response, response.getBody(), browser.getOutputStream());
                    }
                    return null;
                });
        request.getResponseConsumers().forEach(consumer -> consumer.accept(response, answer));
        return answer;
    }

    private static URI inService(HttpServletRequest asked, URI target) {
        String query = asked.getQueryString();
        return URI.create(target.getScheme() + "://" + target.getAuthority()
                + Routes.withoutService(target.getRawPath()) + (query == null ? "" : "?" + query));
    }
}
