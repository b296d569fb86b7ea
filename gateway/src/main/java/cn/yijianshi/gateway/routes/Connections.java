package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.GatewaySettings;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * One pool of kept-alive connections to the services.
 *
 * <p>Apache's blocking client writes and reads on the request's own thread; the JDK's would hand each call to two others.
 */
@Configuration(proxyBeanMethods = false)
class Connections {

    @Bean
    CloseableHttpClient serviceConnections(GatewaySettings settings) {
        GatewaySettings.Upstream upstream = settings.upstream();
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setMaxConnPerRoute(upstream.connectionsPerService())
                .setMaxConnTotal(
                        upstream.connectionsPerService() * settings.services().size())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(upstream.connectTimeout()))
                        .setSocketTimeout(timeout(upstream.readTimeout()))
                        .setValidateAfterInactivity(timeout(upstream.trustIdleFor()))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(upstream.connectTimeout()))
                        .setResponseTimeout(timeout(upstream.readTimeout()))
                        .build())
                .setRetryStrategy(new OnlyWhenNothingWasHeard())
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Bean
    ClientHttpRequestFactory serviceRequests(CloseableHttpClient serviceConnections) {
        return new HttpComponentsClientHttpRequestFactory(serviceConnections);
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    /** A read whose kept-alive connection turns out to be dead is sent once more; an answer, even a 503, is an answer. */
    private static final class OnlyWhenNothingWasHeard extends DefaultHttpRequestRetryStrategy {

        OnlyWhenNothingWasHeard() {
            super(1, TimeValue.ofMilliseconds(20));
        }

        @Override
        public boolean retryRequest(HttpResponse response, int execCount, HttpContext context) {
            return false;
        }
    }
}
