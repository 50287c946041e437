package io.slotkeeper.notifier.api;

import io.restassured.RestAssured;
import io.slotkeeper.messaging.testing.TestTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A client of the live stream that keeps every line it gets. */
final class EventStream implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStream open(String role, Long lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/notifier/v1/notifications/stream"))
                .header("Accept", "text/event-stream")
                .header("Authorization", TestTokens.bearer(role));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId.toString());
        }
        try {
            return new EventStream(
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    List<String> comments() {
        return lines.stream().filter(line -> line.startsWith(":")).toList();
    }

    /** The ids of the events whose data holds the text, in the order of arrival. */
    List<Long> idsOf(String text) {
        List<Long> ids = new ArrayList<>();
        long id = -1;
        for (String line : lines) {
            if (line.startsWith("id:")) {
                id = Long.parseLong(line.substring("id:".length()).strip());
            } else if (line.startsWith("data:") && line.contains(text)) {
                ids.add(id);
            }
        }
        return ids;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("closed");
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
