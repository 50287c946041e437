package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import io.slotkeeper.inventory.application.source.SourceProblem.Code;
import io.slotkeeper.inventory.domain.SourceName;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The thread that reads one source. What happens in it stays in it. */
final class SourceRun {
    private static final Logger LOG = Logger.getLogger(SourceRun.class);

    private final Run run;
    private final Runnable reading;
    private final RunSink sink;
    private final Duration restartPause;
    private final Thread thread;

    /**
     * A run that is not started yet.
     *
     * @param reading reads until it is interrupted or the sink ends it
     * @param restartPause before it begins anew after a fault of our own
     */
    SourceRun(Run run, Runnable reading, RunSink sink, Duration restartPause) {
        this.run = run;
        this.reading = reading;
        this.sink = sink;
        this.restartPause = restartPause;
        this.thread = new Thread(this::read, "source-" + run.id());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    SourceName id() {
        return run.id();
    }

    SourceStatus status() {
        return sink.status();
    }

    /** Whether it reads, and nobody has begun a newer run. */
    boolean isCurrent(@Nullable Long newest) {
        return newest != null && newest == run.number() && thread.isAlive();
    }

    /** From now on it takes nothing any more; the thread ends soon after. */
    void end() {
        sink.end();
        thread.interrupt();
    }

    void await(Duration most) throws InterruptedException {
        thread.join(Math.max(1, most.toMillis()));
    }

    private void read() {
        while (!sink.hasEnded()) {
            try {
                reading.run();
            } catch (RunEnded e) {
                LOG.debugf("run ended: sourceId=%s reason=%s", run.id(), e.getMessage());
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
            pause();
        }
    }

    private void failed(RuntimeException cause) {
        if (sink.hasEnded()) {
            return;
        }
        LOG.errorf(cause, "run failed and begins anew: sourceId=%s", run.id());
        try {
            sink.failed(
                    new SourceProblem(Code.INTERNAL, "The reading failed inside; the service's log says why", null));
        } catch (RuntimeException e) {
            LOG.warnf("status not kept: sourceId=%s reason=%s", run.id(), e.getMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(restartPause.toMillis());
        } catch (InterruptedException e) {
            sink.end();
        }
    }
}
