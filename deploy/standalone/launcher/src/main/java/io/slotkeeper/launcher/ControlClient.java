package io.slotkeeper.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Talks to the front door of a suite that runs on a data directory, with the admin's token from there. */
record ControlClient(Path directory) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int CREATED = 201;

    /** A new login link for the role. */
    String loginLink(String role) throws IOException {
        String url = DataDirectory.runningUrl(directory);
        String token = Files.readString(DataDirectory.token(directory, "admin")).strip();
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/api/session/links"))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"role\":\"" + role + "\"}"))
                .build();
        HttpResponse<String> answer = send(question);
        if (answer.statusCode() != CREATED) {
            throw new IOException("the front door refuses a login link: " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).path("url").asText();
    }

    private static HttpResponse<String> send(HttpRequest question) throws IOException {
        try {
            return HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
