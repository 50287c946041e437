package io.slotkeeper.messaging;

/** The trace that an event belongs to, which began with the request or report that it tells of. */
@FunctionalInterface
public interface Trace {
    /** No trace: the piece just runs. */
    Trace NONE = Runnable::run;

    /** Runs a piece of work in a span of its own in this trace; what is published meanwhile carries it on. */
    void run(Runnable piece);
}
