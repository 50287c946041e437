package io.slotkeeper.messaging.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks a running service's OpenAPI document and tries every operation without credentials and with every role. The
 * expected table is written down by hand; an operation that is not in it is a violation, and so is a row of the table
 * that no operation has.
 */
public final class OpenApiRoles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** No operation accepts it: whoever may call gets a 4xx, and nothing changes. */
    private static final HttpRequest.BodyPublisher REFUSED_BODY =
            HttpRequest.BodyPublishers.ofString("{\"no-such-member\":1}");

    private OpenApiRoles() {}

    /**
     * What differs from the table.
     *
     * @param table operation, such as {@code PUT /api/inventory/v1/hosts/{id}}, to the roles that may call it
     */
    public static List<String> violations(Map<String, Set<String>> table) {
        List<String> violations = new ArrayList<>();
        Map<String, Operation> operations = operations();
        table.keySet().stream()
                .filter(name -> !operations.containsKey(name))
                .forEach(name -> violations.add(name + ": in the table but not in the API"));
        operations.forEach((name, operation) -> {
            Set<String> allowed = table.get(name);
            if (allowed == null) {
                violations.add(name + ": in the API but not in the table");
            } else {
                violations.addAll(violations(name, operation, allowed));
            }
        });
        return violations;
    }

    private record Operation(String method, String path, boolean hasBody) {}

    private static List<String> violations(String name, Operation operation, Set<String> allowed) {
        List<String> violations = new ArrayList<>();
        int anonymous = status(operation, null);
        if (anonymous != 401) {
            violations.add(name + ": without credentials " + anonymous + " instead of 401");
        }
        for (String role : TestTokens.ROLES) {
            int status = status(operation, TestTokens.bearer(role));
            boolean refused = status == 401 || status == 403;
            if (refused == allowed.contains(role)) {
                violations.add(name + ": " + role + " gets " + status + " but "
                        + (allowed.contains(role) ? "may" : "may not") + " call it");
            }
        }
        return violations;
    }

    /** Only the status line is read, so that a stream of events does not hold the walk up. */
    private static int status(Operation operation, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + operation.path()))
                .timeout(PATIENCE)
                .header("Accept", "*/*");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (operation.hasBody()) {
            request.header("Content-Type", "application/json").method(operation.method(), REFUSED_BODY);
        } else {
            request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        }
        try {
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + operation, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Operation> operations() {
        String document = given().queryParam("format", "json").get("/q/openapi").asString();
        Map<String, Operation> operations = new TreeMap<>();
        Iterator<Map.Entry<String, JsonNode>> paths =
                parse(document).path("paths").properties().iterator();
        while (paths.hasNext()) {
            Map.Entry<String, JsonNode> path = paths.next();
            path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    operations.put(
                            method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                            operation(method, path.getKey()));
                }
            });
        }
        return operations;
    }

    private static Operation operation(String method, String path) {
        String concrete = path.replaceAll("\\{[^}]+}", "00000000-0000-7000-8000-000000000000");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT), concrete, !method.equals("get") && !method.equals("delete"));
    }

    private static JsonNode parse(String document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException("the service has no OpenAPI document", e);
        }
    }
}
