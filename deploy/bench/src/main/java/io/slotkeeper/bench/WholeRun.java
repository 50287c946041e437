package io.slotkeeper.bench;

import io.slotkeeper.engine.Cleanup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A run from its first process to its last, and its directory. Ctrl-C closes everything that is open; what is just being
 * started is closed as soon as it is there, and only then the directory is removed.
 */
final class WholeRun implements AutoCloseable {
    private static final int END_SECONDS = 60;

    private final Cleanup cleanup = new Cleanup();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final TemporaryDirectory directory;

    private WholeRun(TemporaryDirectory directory) {
        this.directory = directory;
    }

    /** @param work where its directory is made */
    static WholeRun begin(Path work) throws IOException {
        WholeRun run = new WholeRun(TemporaryDirectory.below(work));
        run.cleanup.add(EngineLog.open(run.directory()));
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        return run;
    }

    Path directory() {
        return directory.path();
    }

    /** Whether it was told to stop before it was over. */
    boolean isStopped() {
        return cleanup.isClosed();
    }

    Cleanup cleanup() {
        return cleanup;
    }

    /** The measuring thread fails over what is gone and closes the run. */
    private void stop() {
        cleanup.close();
        try {
            ended.await(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            cleanup.close();
            directory.close();
        } finally {
            ended.countDown();
        }
    }
}
