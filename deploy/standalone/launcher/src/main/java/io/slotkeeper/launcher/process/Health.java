package io.slotkeeper.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready to work, and whether it can ever be again. */
final class Health {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** True if it answers 200; false for any other answer, for none, and when interrupted. */
    boolean isReady(int port) {
        return answer(port, "/q/health/ready") == OK;
    }

    /** True only if it says so itself: a service that is busy, or gone, says nothing. */
    boolean isBroken(int port) {
        return answer(port, "/q/health/live") == UNAVAILABLE;
    }

    /** The status code, 0 for no answer. */
    private int answer(int port, String path) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
