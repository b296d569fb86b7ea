package cn.yijianshi.platform.messaging;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

/** The trace that the present work belongs to, as W3C Trace Context writes it; null outside of any. */
class TraceContext {

    private final Tracer tracer;

    TraceContext(Tracer tracer) {
        this.tracer = tracer;
    }

    String current() {
        Span span = tracer == null ? null : tracer.currentSpan();
        return span == null
                ? null
                : "00-" + span.context().traceId() + "-" + span.context().spanId() + "-01";
    }
}
