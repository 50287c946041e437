package io.slotkeeper.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The simulated vCenter that the story plays on: what an administrator does in it goes through its control endpoint.
 *
 * @param url of its web service
 * @param control of its control endpoint
 * @param thumbprint SHA-256 of the certificate that it shows
 */
public record Vcenter(String url, String control, String thumbprint) {
    /** The id of the source that reads it, and the name of its credentials. */
    public static final String SOURCE = "demo-vcenter";

    private static final int OK = 200;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Where a running one is announced. */
    public static Path announcement(Path data) {
        return data.resolve("run/vcenter.json");
    }

    public void announce(Path file) throws IOException {
        Files.writeString(file, Api.JSON.valueToTree(this) + "\n");
    }

    /**
     * The one that runs beside the suite on this data directory.
     *
     * @throws IOException when none runs
     */
    public static Vcenter of(Path data) throws IOException {
        Path file = announcement(data);
        if (!Files.exists(file)) {
            throw new IOException("no simulated vCenter runs there; start the suite with deploy/up --demo");
        }
        return Api.JSON.readValue(file.toFile(), Vcenter.class);
    }

    /** The source that reads it, as it is set up. */
    ObjectNode source(boolean pinned) {
        ObjectNode source = Api.JSON
                .createObjectNode()
                .put("id", SOURCE)
                .put("kind", "VSPHERE")
                .put("url", url);
        source.putObject("credentials").put("kind", "FILE").put("name", SOURCE);
        ObjectNode trust = source.putObject("trust");
        if (pinned) {
            trust.put("kind", "PINNED").put("sha256", thumbprint);
        } else {
            trust.put("kind", "PLATFORM");
        }
        return source;
    }

    /** Does something in the vCenter, as its administrator. */
    void act(String action, JsonNode request) {
        HttpRequest post = HttpRequest.newBuilder(URI.create(control + "/" + action))
                .timeout(LIMIT)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(post, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new StepFailed("the vCenter refuses " + action + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new StepFailed("the vCenter does not answer " + action, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailed("interrupted", e);
        }
    }
}
