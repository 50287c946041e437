package io.slotkeeper.messaging;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Carries the W3C trace context through the outbox and Kafka, so that one trace spans request, events and effects. */
@ApplicationScoped
class TraceHeaders {
    private static final TextMapGetter<Headers> GETTER = new HeaderGetter();

    private final OpenTelemetry telemetry;

    @Inject
    TraceHeaders(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Adds {@code traceparent} of the current span, unless the record already carries one. */
    void inject(Headers headers) {
        if (headers.lastHeader("traceparent") != null) {
            return;
        }
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(
                        Context.current(),
                        headers,
                        (carrier, name, value) -> carrier.add(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The trace that the record came with; each piece of work in it is a span. */
    Trace of(String channel, ConsumerRecord<?, ?> record) {
        Context parent =
                telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), record.headers(), GETTER);
        return piece -> run(parent, channel, record.topic(), piece);
    }

    private void run(Context parent, String channel, String topic, Runnable piece) {
        Span span = telemetry
                .getTracer("io.slotkeeper.messaging")
                .spanBuilder("process " + topic)
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.consumer.group.name", channel)
                .startSpan();
        try (Scope scope = parent.with(span).makeCurrent()) {
            piece.run();
        } catch (RuntimeException e) {
            span.recordException(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static final class HeaderGetter implements TextMapGetter<Headers> {
        @Override
        public Iterable<String> keys(Headers headers) {
            return Arrays.stream(headers.toArray()).map(Header::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        }
    }
}
