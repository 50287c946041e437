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

    private static final String SAYS_DIVERGED = "diverged:";

    private record Answer(int code, String body) {
        static final Answer NONE = new Answer(0, "");
    }

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** What a service says of itself; no answer is {@link #NOT_READY}. */
    enum State {
        READY,
        /** Its tables and Kafka disagree: it answers, and changes nothing until somebody decides. */
        DIVERGED,
        NOT_READY
    }

    State ask(int port) {
        Answer answer = answer(port, "/q/health/ready");
        if (answer.code() == OK) {
            return State.READY;
        }
        return answer.body().contains(SAYS_DIVERGED) ? State.DIVERGED : State.NOT_READY;
    }

    /** True only if it says so itself: a service that is busy, or gone, says nothing. */
    boolean isBroken(int port) {
        return answer(port, "/q/health/live").code() == UNAVAILABLE;
    }

    private Answer answer(int port, String path) {
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(LIMIT)
                .build();
        try {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return Answer.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.NONE;
        }
    }
}
