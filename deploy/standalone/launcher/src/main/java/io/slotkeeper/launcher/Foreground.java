package io.slotkeeper.launcher;

import io.slotkeeper.engine.Cleanup;
import io.slotkeeper.engine.Product;
import io.slotkeeper.launcher.demo.Demo;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the suite in this process until it is told to stop by SIGINT or SIGTERM, and then stops it in order. */
final class Foreground {
    /** Instead of a role: print no login link, for the output goes to a file. */
    static final String NO_LINK = "";

    private static final long START_ABORT_SECONDS = 30;

    private final Installation installation;
    private final int port;
    private final String role;
    private final boolean demo;
    private final boolean rebuildKafka;
    private final Cleanup teardown = new Cleanup();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch startOver = new CountDownLatch(1);
    private final Progress progress =
            Terminal.hasColour() ? new LiveProgress(System.out) : new PlainProgress(System.out);
    private volatile boolean up;
    private volatile int exitCode;

    Foreground(Installation installation, int port, String role, boolean demo, boolean rebuildKafka) {
        this.installation = installation;
        this.port = port;
        this.role = role;
        this.demo = demo;
        this.rebuildKafka = rebuildKafka;
    }

    /** Returns only when the start fails, with the exit code; a stop ends the process. */
    int run() throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start();
            if (stopped.await(Long.MAX_VALUE, TimeUnit.DAYS)) {
                startOver.countDown();
            }
        } catch (IOException | RuntimeException e) {
            progress.close();
            if (!(e instanceof CancellationException)) {
                exitCode = 1;
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            startOver.countDown();
        }
        return exitCode;
    }

    private void start() throws IOException {
        Product product = installation.product();
        product.check(Product.SERVICES);
        DataDirectory data = teardown.add(DataDirectory.open(installation.data()));
        EngineLog.open(data.path().resolve("logs"));
        PostgresCache.use();
        if (rebuildKafka) {
            data.forgetKafka();
            progress.done("Kafka", "empty; the services write it anew from their tables");
        }
        Suite suite = Suite.start(product, data, port, teardown, progress);
        openVcenter(data, suite);
        progress.close();
        data.announceUrl(suite.door().url());
        up = true;
        startOver.countDown();
        if (role.equals(NO_LINK)) {
            progress.say("Slotkeeper is up at " + suite.door().url());
        } else {
            Announcement.print(
                    System.out, data.path(), suite.door().loginLink(role), role, "Ctrl-C here, or deploy/down");
        }
        if (demo && !Demo.play(suite.door().url(), data.path(), System.out, Terminal.hasColour())) {
            exitCode = 1;
        }
    }

    private void openVcenter(DataDirectory data, Suite suite) throws IOException {
        if (demo) {
            DemoVcenter.prepare(data.path());
        }
        if (DemoVcenter.isWanted(data.path())) {
            teardown.add(DemoVcenter.start(data.path()));
            progress.done("vCenter", "simulated, for the demonstration");
            if (suite.isReady("inventory")) {
                Demo.reconnect(suite.door().url(), data.path()).ifPresent(progress::say);
            }
        }
    }

    private void stop() {
        progress.close();
        if (up) {
            progress.say("Stopping ...");
        }
        teardown.close();
        try {
            startOver.await(START_ABORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (up) {
            progress.say("Stopped. Everything is kept in " + installation.data());
        }
        stopped.countDown();
        Runtime.getRuntime().halt(exitCode);
    }
}
