package io.slotkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Inventory's HTTP API, with an administrator's token. */
final class InventoryApi {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI url;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    InventoryApi(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /** Whether it answers and says that it is ready. */
    boolean isReady() throws InterruptedException {
        try {
            return send(request("/q/health/ready").GET().build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException no answer, or one other than 200 */
    JsonNode get(String path) throws IOException, InterruptedException {
        return expect(request("/api/inventory/v1/" + path).GET().build());
    }

    /** @throws IOException no answer, or one that is no success */
    JsonNode put(String path, ObjectNode body) throws IOException, InterruptedException {
        return expect(request("/api/inventory/v1/" + path)
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** @throws IOException no answer, or one that is no success */
    void delete(String path) throws IOException, InterruptedException {
        expect(request("/api/inventory/v1/" + path).DELETE().build());
    }

    private JsonNode expect(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request);
        JsonNode body = JSON.readTree(response.body());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("%s %s is answered %d %s"
                    .formatted(request.method(), request.uri().getPath(), response.statusCode(), body));
        }
        return body;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(LIMIT).header("authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
