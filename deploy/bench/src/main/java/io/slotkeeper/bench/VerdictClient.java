package io.slotkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Asks policy-service in several ways, by clients of which each sends when it has its answer. */
final class VerdictClient {
    private static final String EVALUATIONS = "/api/policy/v1/evaluations";

    /** Who asks is checked, a small file is sent, nothing is decided and no database is asked. */
    private static final String EMPTY = "/api/policy/v1/asyncapi";

    private static final int BATCH = 100;
    private static final int OK = 200;

    private final URI policy;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    VerdictClient(PipelineSuite suite) {
        this.policy = suite.services("policy");
        this.token = suite.token();
    }

    /**
     * Requests of one kind, sent one after the other and then from the beginning again.
     *
     * @param verdicts how many verdicts an answer has
     */
    record Way(String name, int verdicts, List<HttpRequest> requests) {}

    /** What was measured. */
    record Run(List<Long> nanos, double perSecond) {}

    /**
     * The empty endpoint first, then one question and a batch, all about these functions in turn.
     *
     * @throws IOException a question about them has no verdict
     */
    List<Way> ways(List<PipelineSuite.Target> targets) throws IOException, InterruptedException {
        int most = Math.min(targets.size(), 10 * BATCH);
        Way one = new Way(
                "one",
                1,
                IntStream.range(0, most)
                        .mapToObj(index -> post(EVALUATIONS, question(targets, index)))
                        .toList());
        Way batch = new Way(
                "batch of " + BATCH,
                BATCH,
                IntStream.range(0, Math.max(1, most / BATCH))
                        .mapToObj(index -> post(EVALUATIONS + "/batch", questions(targets, index * BATCH)))
                        .toList());
        JsonNode items =
                InventoryApi.JSON.readTree(send(batch.requests().get(0))).path("items");
        for (JsonNode item : items) {
            if (!item.path("verdict").has("outcome")) {
                throw new IOException("a question has no verdict: " + item);
            }
        }
        if (items.size() != BATCH) {
            throw new IOException("a batch has %d answers".formatted(items.size()));
        }
        return List.of(new Way("empty", 0, List.of(request(EMPTY).GET().build())), one, batch);
    }

    /** @throws IOException an answer other than 200 */
    Run run(Way way, int count, int clients) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<List<Long>>> all = new ArrayList<>();
            long begin = System.nanoTime();
            for (int client = 0; client < clients; client++) {
                all.add(threads.submit(() -> ask(way, next, count)));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<List<Long>> some : all) {
                nanos.addAll(some.get());
            }
            return new Run(List.copyOf(nanos), count * 1e9 / (System.nanoTime() - begin));
        } catch (ExecutionException e) {
            throw new IOException("asking failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> ask(Way way, AtomicInteger next, int count) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
            long begin = System.nanoTime();
            send(way.requests().get(index % way.requests().size()));
            nanos.add(System.nanoTime() - begin);
        }
        return nanos;
    }

    private byte[] send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException("%s is answered %d".formatted(request.uri().getPath(), answer.statusCode()));
        }
        return answer.body();
    }

    private static ObjectNode questions(List<PipelineSuite.Target> targets, int first) {
        ObjectNode questions = InventoryApi.JSON.createObjectNode();
        IntStream.range(first, first + BATCH)
                .forEach(index -> questions.withArray("evaluations").add(question(targets, index)));
        return questions;
    }

    private static ObjectNode question(List<PipelineSuite.Target> targets, int index) {
        PipelineSuite.Target target = targets.get(index % targets.size());
        ObjectNode question =
                InventoryApi.JSON.createObjectNode().put("host", target.host()).put("vm", "vm-" + index);
        question.putArray("functions").add(target.function());
        return question;
    }

    private HttpRequest post(String path, ObjectNode body) {
        return request(path)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(policy.resolve(path)).header("authorization", "Bearer " + token);
    }
}
