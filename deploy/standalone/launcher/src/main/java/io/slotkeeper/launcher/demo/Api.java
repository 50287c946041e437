package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The product's HTTP API as anybody uses it: one address, and a bearer token per role. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final String url;
    private final Path tokens;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(String url, Path tokens) {
        this.url = url;
        this.tokens = tokens;
    }

    /** What came back; {@code body} is a missing node where there was no JSON. */
    record Reply(int status, JsonNode body) {
        /** The body, if the status is one of those. */
        JsonNode expect(String what, int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return body;
                }
            }
            throw new StepFailed(what + ": the answer is " + status + " " + body);
        }
    }

    Reply get(String role, String path) {
        return send(request(role, path).GET().build());
    }

    Reply put(String role, String path, JsonNode body) {
        return send(request(role, path)
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Posts JSON and lets the service wait for a decision before it answers, where it can. */
    Reply post(String role, String path, JsonNode body) {
        return send(request(role, path)
                .header("content-type", "application/json")
                .header("prefer", "wait=20")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    Reply postText(String role, String path, String mediaType, String body) {
        return send(request(role, path)
                .header("content-type", mediaType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String role, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + token(role));
    }

    private String token(String role) {
        try {
            return Files.readString(tokens.resolve(role)).strip();
        } catch (IOException e) {
            throw new StepFailed("there is no token for the role " + role, e);
        }
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new StepFailed(request.method() + " " + request.uri().getPath() + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
