package cn.yijianshi.intake.api;

import cn.yijianshi.platform.problems.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** No form is this long. Some addresses are open to everybody, so nothing longer is read into memory. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FormLimit extends OncePerRequestFilter {

    // Files come here, and a limit of their own is kept where they are received.
    private static final Set<String> UPLOADS = Set.of("/api/materials", "/api/batches");

    private final DataSize longest;
    private final HandlerExceptionResolver problems;
    private final LocaleResolver languages;

    FormLimit(
            IntakeSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            LocaleResolver languages) {
        this.longest = settings.longestForm();
        this.problems = problems;
        this.languages = languages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UPLOADS.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > longest.toBytes()) {
            refuse(request, response);
            return;
        }
        chain.doFilter(new Counted(request), response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        // So early that nobody has looked yet which language the caller reads.
        LocaleContextHolder.setLocale(languages.resolveLocale(request));
        try {
            problems.resolveException(request, response, null, tooLarge());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static Problem tooLarge() {
        return new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }

    /** A body of unannounced length is counted while it is read. */
    private final class Counted extends HttpServletRequestWrapper {

        private ServletInputStream counted;

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counted == null) {
                counted = new CountedStream(super.getInputStream());
            }
            return counted;
        }
    }

    private final class CountedStream extends ServletInputStream {

        private final ServletInputStream from;
        private long read;

        CountedStream(ServletInputStream from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            int next = from.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = from.read(into, offset, length);
            count(Math.max(some, 0));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > longest.toBytes()) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return from.isFinished();
        }

        @Override
        public boolean isReady() {
            return from.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            from.setReadListener(listener);
        }
    }
}
