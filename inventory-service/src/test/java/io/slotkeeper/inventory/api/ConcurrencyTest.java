package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Callers at the same time: the host's row decides who comes first, and nobody's report is lost. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ConcurrencyTest {
    private static final int CALLERS = 8;

    @Test
    void ofManyFirstRegistrationsOneIsTheFirst() throws Exception {
        List<Integer> statuses = together(i -> putHost("race-1", "ESX", "4.0").statusCode());
        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
        as("viewer").get("/hosts/race-1").then().body("revision", equalTo(1));
    }

    @Test
    void ofManyReportsEachHasItsRevision() throws Exception {
        putHost("race-2", "ESX", "4.0");
        List<Integer> revisions = together(i -> report(
                        "race-2",
                        "application/json",
                        "{\"functions\":[{\"address\":\"06:0%d.0\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\"}]}"
                                .formatted(i),
                        "source",
                        "agent-" + i)
                .path("revision"));
        assertThat(revisions)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, CALLERS + 1).boxed().toList());
        as("viewer").get("/hosts/race-2").then().body("functions", equalTo(CALLERS));
    }

    private static List<Integer> together(IntFunction<Integer> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, CALLERS)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        start.await();
                        return call.apply(i);
                    })
                    .toList();
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            callers.shutdown();
        }
    }
}
