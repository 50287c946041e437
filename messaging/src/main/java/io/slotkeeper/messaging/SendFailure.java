package io.slotkeeper.messaging;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells a record that no broker will ever take from a broker that does not take it now. */
final class SendFailure {
    /**
     * What Kafka says about the record itself. Everything else, a missing right included, is about the broker or the
     * way to it and may be mended without touching the record.
     */
    private static final Set<Class<? extends Throwable>> OF_THE_RECORD = Set.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            SerializationException.class,
            InvalidTopicException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class);

    private SendFailure() {}

    /** True where sending the same record again must fail again. */
    static boolean isForEver(Throwable failure) {
        return OF_THE_RECORD.stream().anyMatch(type -> type.isInstance(reason(failure)));
    }

    /** What Kafka said, without the wrapper of the future that told it. */
    static Throwable reason(Throwable failure) {
        return failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
