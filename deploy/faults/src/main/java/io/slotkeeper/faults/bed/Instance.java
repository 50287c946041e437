package io.slotkeeper.faults.bed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** One instance of a service: a packaged JVM on a port that it keeps over its restarts. */
public final class Instance implements AutoCloseable {
    private static final Duration ASK_LIMIT = Duration.ofSeconds(3);

    private final String service;
    private final String name;
    private final URI url;
    private final Path crashPoints;
    private final Child child;
    private volatile boolean wanted;

    Instance(String service, String name, int port, Path crashPoints, Child child) {
        this.service = service;
        this.name = name;
        this.url = URI.create("http://127.0.0.1:" + port);
        this.crashPoints = crashPoints;
        this.child = child;
    }

    public String service() {
        return service;
    }

    /** Such as {@code assignment-2}. */
    public String name() {
        return name;
    }

    public URI url() {
        return url;
    }

    /** A file in here, named after a point in the code, crashes the instance when it gets to that point. */
    public Path crashPoints() {
        return crashPoints;
    }

    public long pid() {
        return child.pid();
    }

    /** Starts it, and from now on it is started again when it dies. */
    public void start() throws IOException {
        wanted = true;
        child.start();
    }

    /** Whether it should run and does not. */
    boolean isMissed() {
        return wanted && !child.isAlive();
    }

    void startAgain() throws IOException {
        if (wanted) {
            child.start();
        }
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** Whether somebody wants it to run. */
    public boolean isWanted() {
        return wanted;
    }

    /** SIGKILL; it is started again a moment later. */
    public void kill() throws InterruptedException {
        child.kill();
    }

    /** Ends it in an orderly way, and for good. */
    public void stop() throws InterruptedException {
        wanted = false;
        child.stop();
    }

    public void hold() throws IOException, InterruptedException {
        child.hold();
    }

    public void letGo() throws IOException, InterruptedException {
        child.letGo();
    }

    /** Whether it says that it is ready. */
    public boolean isReady(HttpClient client) throws InterruptedException {
        if (!child.isAlive()) {
            return false;
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/q/health/ready"))
                    .timeout(ASK_LIMIT)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        wanted = false;
        child.kill();
    }
}
