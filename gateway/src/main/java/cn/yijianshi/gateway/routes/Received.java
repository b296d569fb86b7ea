package cn.yijianshi.gateway.routes;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** A service's answer, still on its connection. */
class Received implements ClientHttpResponse, ProxyExchange.Response {

    private final ClassicHttpResponse response;
    private final HttpHeaders headers = new HttpHeaders();

    Received(ClassicHttpResponse response) {
        this.response = response;
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(response.getCode());
    }

    @Override
    public String getStatusText() {
        return response.getReasonPhrase();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() throws IOException {
        return response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
    }

    @Override
    public void close() {
        try {
            response.close();
        } catch (IOException alreadyGone) {
            // Nobody waits for it any more.
        }
    }
}
