package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.bed.Instance;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One client of the HTTP interface with one identity. It chooses among the instances of a service at random, as a simple
 * balancer without health checks would, and writes down what it asked and what it was answered.
 */
public final class Client {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final String subject;
    private final String token;
    private final Bed bed;
    private final Journal journal;

    /** @param role of the product */
    public Client(String name, String subject, String role, Bed bed, Journal journal) {
        this.name = name;
        this.subject = subject;
        this.token = bed.tokens().mint(subject, role, TOKEN_VALIDITY);
        this.bed = bed;
        this.journal = journal;
    }

    /**
     * One operation.
     *
     * @param path below {@code /api/<service>/v1/}
     * @param document what is sent instead of a JSON body
     * @param about fields for the history that say what it is about
     */
    public record Call(
            String action,
            String service,
            String method,
            String path,
            @Nullable ObjectNode body,
            @Nullable Document document,
            @Nullable String key,
            ObjectNode about) {
        public static Call of(String action, String service, String method, String path) {
            return new Call(action, service, method, path, null, null, null, Journal.JSON.createObjectNode());
        }

        public Call with(ObjectNode sent) {
            return new Call(action, service, method, path, sent, null, key, about);
        }

        public Call with(Document sent) {
            return new Call(action, service, method, path, null, sent, key, about);
        }

        public Call withKey(@Nullable String repeatable) {
            return new Call(action, service, method, path, body, document, repeatable, about);
        }

        public Call about(String field, String value) {
            return new Call(
                    action,
                    service,
                    method,
                    path,
                    body,
                    document,
                    key,
                    about.deepCopy().put(field, value));
        }
    }

    /** Text of another media type. */
    public record Document(String mediaType, String text) {}

    /** Asks and waits for the answer, at most ten seconds. */
    public Reply call(Call call) throws InterruptedException {
        long operation = journal.nextOperation();
        ObjectNode invoke = line("invoke", operation, call);
        invoke.setAll(call.about());
        if (call.body() != null) {
            invoke.set("body", call.body());
        }
        if (call.key() != null) {
            invoke.put("key", call.key());
        }
        journal.write(invoke);
        long invoked = journal.now();
        List<Instance> instances = bed.instances(call.service());
        if (instances.isEmpty()) {
            return answered(call, operation, invoked, Reply.none(Journal.Outcome.FAIL), false);
        }
        Instance instance = instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
        try {
            HttpResponse<byte[]> response = HTTP.send(request(instance, call), HttpResponse.BodyHandlers.ofByteArray());
            Reply reply = new Reply(outcome(response.statusCode()), response.statusCode(), json(response.body()));
            boolean retryAfter = response.headers().firstValue("retry-after").isPresent();
            return answered(call, operation, invoked, reply, retryAfter);
        } catch (ConnectException e) {
            return answered(call, operation, invoked, Reply.none(Journal.Outcome.FAIL), false);
        } catch (IOException e) {
            return answered(call, operation, invoked, Reply.none(Journal.Outcome.UNKNOWN), false);
        }
    }

    private HttpRequest request(Instance instance, Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        instance.url().resolve("/api/" + call.service() + "/v1/" + call.path()))
                .timeout(LIMIT)
                .header("authorization", "Bearer " + token);
        if (call.key() != null) {
            request.header("idempotency-key", call.key());
        }
        if (call.document() != null) {
            return request.header("content-type", call.document().mediaType())
                    .method(
                            call.method(),
                            HttpRequest.BodyPublishers.ofString(call.document().text()))
                    .build();
        }
        if (call.body() == null) {
            return request.method(call.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return request.header("content-type", "application/json")
                .method(
                        call.method(),
                        HttpRequest.BodyPublishers.ofString(call.body().toString()))
                .build();
    }

    /** Statuses that say "surely not" or "not now, ask again" are refusals; other failures may hide a success. */
    private static Journal.Outcome outcome(int status) {
        if (status / 100 == 2) {
            return Journal.Outcome.OK;
        }
        return status / 100 == 4 || status == 503 ? Journal.Outcome.FAIL : Journal.Outcome.UNKNOWN;
    }

    private Reply answered(Call call, long operation, long invoked, Reply reply, boolean retryAfter) {
        String phase =
                switch (reply.outcome()) {
                    case OK -> "ok";
                    case FAIL -> "fail";
                    case UNKNOWN -> "unknown";
                };
        String code = reply.body().path("code").asText("");
        ObjectNode line = line(phase, operation, call).put("status", reply.status());
        if (!code.isEmpty()) {
            line.put("code", code);
        }
        if (reply.isOk()) {
            JsonNode id = reply.body().path(call.action().equals("report-order") ? "assignment" : "id");
            if (id.isTextual() && call.service().equals("assignment")) {
                line.put("assignment", id.asText());
            }
            if (reply.body().has("state")) {
                line.set("state", reply.body().get("state"));
            }
            if (reply.body().has("revision")) {
                line.set("revision", reply.body().get("revision"));
            }
            if (!reply.body().isMissingNode()) {
                line.set("answer", reply.body());
            }
        }
        journal.write(line);
        journal.count(
                reply.outcome(),
                new Journal.Observation(
                        call.action(), call.service(), invoked, journal.now(), reply.status(), retryAfter, code));
        return reply;
    }

    private ObjectNode line(String phase, long operation, Call call) {
        return journal.line("op", phase)
                .put("op", operation)
                .put("client", name)
                .put("subject", subject)
                .put("project", "default")
                .put("action", call.action());
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode tree = Journal.JSON.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
