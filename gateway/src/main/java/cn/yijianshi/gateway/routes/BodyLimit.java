package cn.yijianshi.gateway.routes;

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
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that says it is too large, and stops reading one that says nothing when it turns out to be. */
public class BodyLimit extends OncePerRequestFilter {

    /** Met while the body was on its way to a service. */
    static class BodyTooLarge extends IOException {}

    private final long limit;
    private final Problems problems;

    public BodyLimit(DataSize limit, Problems problems) {
        this.limit = limit.toBytes();
        this.problems = problems;
    }

    static Problem problem(DataSize limit) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", limit.toMegabytes());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            problems.write(request, response, problem(DataSize.ofBytes(limit)));
        } else if (announced < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new CountedRequest(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private final class CountedRequest extends HttpServletRequestWrapper {

        private ServletInputStream body;

        CountedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new CountedStream(super.getInputStream());
            }
            return body;
        }
    }

    private final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        CountedStream(ServletInputStream body) {
            this.body = body;
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
