package cn.yijianshi.gateway.routes;

import cn.yijianshi.gateway.GatewaySettings;
import cn.yijianshi.gateway.problems.Problem;
import cn.yijianshi.gateway.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that says it is too large, and stops reading one that says nothing when it turns out to be. */
public class BodyLimit extends OncePerRequestFilter {

    /** Met while the body was on its way to a service. */
    static class BodyTooLarge extends IOException {}

    // Files go here; everywhere else only what is typed.
    private static final Set<String> UPLOADS = Set.of("/api/materials", "/api/batches");

    private final GatewaySettings settings;
    private final Problems problems;

    public BodyLimit(GatewaySettings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    static DataSize limit(HttpServletRequest request, GatewaySettings settings) {
        return UPLOADS.contains(request.getRequestURI()) ? settings.uploadLimit() : settings.bodyLimit();
    }

    static Problem problem(DataSize limit) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", limit.toMegabytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long announced = request.getContentLengthLong();
        DataSize limit = limit(request, settings);
        if (announced > limit.toBytes()) {
            problems.write(request, response, problem(limit));
        } else if (announced < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new CountedRequest(request, limit.toBytes()), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class CountedRequest extends HttpServletRequestWrapper {

        private final long limit;
        private ServletInputStream body;

        CountedRequest(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new CountedStream(super.getInputStream(), limit);
            }
            return body;
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private long read;

        CountedStream(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = body.read(into, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) throws BodyTooLarge {
            read += more;
            if (read > limit) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
