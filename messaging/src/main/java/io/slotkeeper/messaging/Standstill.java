package io.slotkeeper.messaging;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Whether the service may go on. It stands still from its start until the tables have been compared with Kafka, and
 * again while they disagree: then a restored database and topics that know more would only make it worse.
 */
@ApplicationScoped
public class Standstill {
    private enum State {
        NOT_COMPARED,
        OVER,
        DIVERGED
    }

    private State state = State.NOT_COMPARED;
    private boolean stopping;

    synchronized void stop(@Observes ShutdownEvent event) {
        stopping = true;
        notifyAll();
    }

    /** True where tables and Kafka agree as far as can be seen, so that everything may be done. */
    public synchronized boolean isOver() {
        return state == State.OVER;
    }

    /** True where tables and Kafka disagree: nothing is to be changed until an operator has decided. */
    public synchronized boolean isDiverged() {
        return state == State.DIVERGED;
    }

    synchronized void agreed() {
        state = State.OVER;
        notifyAll();
    }

    synchronized void diverged() {
        state = State.DIVERGED;
    }

    /** Waits until records may be applied. */
    synchronized void await() {
        try {
            while (state != State.OVER && !stopping) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (state != State.OVER) {
            throw new IllegalStateException("the service stops while it stands still; the records are read again");
        }
    }
}
