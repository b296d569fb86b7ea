package cn.yijianshi.gateway.routes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** The caller's body on its way to a service, never held whole. */
class PassingBody extends AbstractHttpEntity {

    private final HttpServletRequest from;
    private final HttpUriRequestBase to;
    private IOException stopped;

    PassingBody(HttpServletRequest from, HttpUriRequestBase to) {
        super(from.getContentType(), null, from.getContentLengthLong() < 0);
        this.from = from;
        this.to = to;
    }

    @Override
    public void writeTo(OutputStream service) throws IOException {
        try {
            from.getInputStream().transferTo(service);
        } catch (IOException cause) {
            stopped = cause;
            // Closed in the ordinary way, the body would be ended like a whole one.
            to.abort();
            throw cause;
        }
    }

    /** Why the body did not get through whole: aborting hides it behind an error of the connection. */
    Optional<IOException> stopped() {
        return Optional.ofNullable(stopped);
    }

    @Override
    public long getContentLength() {
        return from.getContentLengthLong();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public InputStream getContent() throws IOException {
        return from.getInputStream();
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public void close() {
        // The container closes the caller's stream.
    }
}
