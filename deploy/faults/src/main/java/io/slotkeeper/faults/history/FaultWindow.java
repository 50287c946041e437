package io.slotkeeper.faults.history;

/** A fault while it lasted; milliseconds since the start of the run, {@link Long#MAX_VALUE} for one without an end. */
public record FaultWindow(long n, String fault, String target, long begin, long end) {
    /** Whether the call began and ended while the fault lasted. */
    public boolean covers(ClientCall call) {
        return call.invokedAt() >= begin && call.endedAt() <= end;
    }
}
