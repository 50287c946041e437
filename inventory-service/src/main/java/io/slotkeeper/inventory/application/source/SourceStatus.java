package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a source does, as the instance that reads it knows it.
 *
 * @param since when it came into this state
 * @param problem why it cannot be read; only while {@link State#FAILING}
 * @param lastSyncAt when it last answered and all that it said was taken, also when nothing was different
 * @param progress how much there was then
 * @param warnings hosts that were not taken while the others were, the first of them
 */
public record SourceStatus(
        State state,
        Instant since,
        @Nullable SourceProblem problem,
        @Nullable Instant lastSyncAt,
        @Nullable Progress progress,
        List<Warning> warnings) {
    /**
     * What a source is doing.
     *
     * <pre>
     * STARTING ─▶ READING ─▶ OK ◀─▶ FAILING
     *     └──────────┴─────────────────▲
     * </pre>
     */
    public enum State {
        /** It was set up and nobody has read it yet. */
        NEW,
        STARTING,
        /** It answers, and is being read for the first time since the start. */
        READING,
        OK,
        FAILING,
        DISABLED,
        /** No instance of the service reads sources just now. */
        NOT_RUNNING
    }

    /** A host that was not taken. */
    public record Warning(String host, String reason) {}

    static SourceStatus starting(Instant now) {
        return new SourceStatus(State.STARTING, now, null, null, null, List.of());
    }

    SourceStatus reading(Instant now) {
        return state == State.STARTING
                ? new SourceStatus(State.READING, now, null, lastSyncAt, progress, warnings)
                : this;
    }

    SourceStatus alive(Progress seen, Instant now) {
        return new SourceStatus(State.OK, state == State.OK ? since : now, null, now, seen, warnings);
    }

    SourceStatus failing(SourceProblem why, Instant now) {
        return new SourceStatus(
                State.FAILING, state == State.FAILING ? since : now, why, lastSyncAt, progress, warnings);
    }

    SourceStatus withWarnings(List<Warning> now) {
        return new SourceStatus(state, since, problem, lastSyncAt, progress, List.copyOf(now));
    }
}
