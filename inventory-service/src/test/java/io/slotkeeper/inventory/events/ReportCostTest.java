package io.slotkeeper.inventory.events;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.events.Records.Event;
import io.slotkeeper.messaging.EventIntake;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What reports cost. A report is of the size of a host, so that 20 of them share a transaction, and each is looked at by
 * itself; but what is written for one does not grow with the events that it leads to.
 */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportCostTest {
    private static final int REPORTS = 200;
    private static final int BATCH = 20;
    private static final int HOSTS = 20;
    private static final int FUNCTIONS = 16;

    @Inject
    EventIntake intake;

    @Inject
    ReportConsumer consumer;

    @Test
    void unchangedReports() {
        List<Event> events = events("cost-same", i -> "igb");
        assertThat(cost(events.subList(0, BATCH)).commits()).isEqualTo(1);
        Count count = cost(events(BATCH, "cost-same", i -> "igb"));
        print("unchanged", count);
        assertThat(count.commits()).as(count.toString()).isEqualTo(REPORTS / BATCH);
        assertThat(count.statements()).as(count.toString()).isLessThanOrEqualTo(8 * REPORTS);
    }

    @Test
    void reportsOfWhichEachChangesEveryFunction() {
        List<Event> events = events("cost-other", i -> "driver-" + i / HOSTS);
        Count count = cost(events);
        print("changed in every function", count);
        assertThat(count.commits()).as(count.toString()).isEqualTo(REPORTS / BATCH);
        assertThat(count.statements() - count.of("update host_function") - count.of("insert into host_function"))
                .as(count.toString())
                .isLessThanOrEqualTo(12 * REPORTS);
        as("viewer").get("/hosts/cost-other-0").then().body("revision", equalTo(1 + REPORTS / HOSTS));
    }

    private static void print(String what, Count count) {
        System.out.printf("%d reports of %d functions, %s: %s%n", REPORTS, FUNCTIONS, what, count);
    }

    private Count cost(List<Event> events) {
        return CountingDriver.during(() -> {
            for (int from = 0; from < events.size(); from += BATCH) {
                intake.apply(consumer, Records.batch(events.subList(from, from + BATCH)));
            }
        });
    }

    private static List<Event> events(String hosts, IntFunction<String> driver) {
        IntStream.range(0, HOSTS).forEach(i -> putHost(hosts + "-" + i, "KVM", "6.1"));
        return events(0, hosts, driver);
    }

    private static List<Event> events(int from, String hosts, IntFunction<String> driver) {
        return IntStream.range(from, from + REPORTS)
                .mapToObj(i -> new Event(
                        UUID.randomUUID().toString(),
                        "slotkeeper.inventory.reports",
                        hosts + "-" + i % HOSTS,
                        "slotkeeper.inventory.report.v1",
                        report(driver.apply(i))))
                .toList();
    }

    private static String report(String driver) {
        return IntStream.range(0, FUNCTIONS)
                .mapToObj(
                        i -> "{\"address\":\"%02x:00.0\",\"vendorId\":\"8086\",\"deviceId\":\"10c6\",\"driver\":\"%s\"}"
                                .formatted(i + 1, driver))
                .collect(Collectors.joining(",", "{\"report\":{\"functions\":[", "]}}"));
    }
}
