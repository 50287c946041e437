package io.slotkeeper.inventory.config;

import static io.slotkeeper.inventory.api.Calls.as;
import static io.slotkeeper.inventory.api.Calls.putHost;
import static io.slotkeeper.inventory.api.Calls.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.inventory.OwnerDatabase;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ScriptedConnector;
import io.slotkeeper.inventory.application.source.Seen;
import io.slotkeeper.messaging.testing.CountingDriver;
import io.slotkeeper.messaging.testing.CountingDriver.Count;
import io.slotkeeper.messaging.testing.EngineResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sources that fall silent can be seen from outside. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class SilenceMetricsTest {
    private static final String AGE = "slotkeeper.inventory.source.age";

    @Inject
    SilenceMetrics metrics;

    @Inject
    MeterRegistry registry;

    @Inject
    ScriptedConnector connector;

    @Test
    void aPushedSourceIsAsOldAsTheOldestOfItsLastReports() throws SQLException {
        for (String host : Set.of("silent-1", "silent-2", "silent-3")) {
            putHost(host, "KVM", "6.1");
            report(host, "application/json", "{\"iommu\":\"ON\"}", "source", "agent-silence");
        }
        OwnerDatabase.execute(
                "update host_source set observed_at = now() - interval '3 hours' where host = 'silent-2'");
        OwnerDatabase.execute(
                "update host_source set observed_at = now() - interval '9 hours' where host = 'silent-3'");
        as("operator").delete("/hosts/silent-3").then().statusCode(204);
        Count asked = CountingDriver.during(metrics::ask);
        assertThat(asked.statements()).as(asked.toString()).isEqualTo(1);
        assertThat(age("agent-silence")).isBetween(10_800.0, 10_900.0);
        report("silent-2", "application/json", "{\"iommu\":\"ON\"}", "source", "agent-silence");
        metrics.ask();
        assertThat(age("agent-silence")).isLessThan(60.0);
    }

    @Test
    void aSourceThatIsReadIsAsOldAsItsLastGoodReadingAlsoWhenNothingIsDifferent() throws SQLException {
        source("silent-source");
        OwnerDatabase.execute("update source set created_at = now() - interval '2 hours' where id = 'silent-source'");
        metrics.ask();
        assertThat(age("silent-source")).isBetween(7_200.0, 7_300.0);
        connector.script("silent-source").say(sink -> {
            sink.host(Seen.host("host-1", "silent-read", "uuid-silent"));
            sink.alive(new Progress("Scripted 1.0", 1, 2, 0));
        });
        metrics.ask();
        assertThat(age("silent-source")).isLessThan(60.0);
        assertThat(registry.find(AGE).tag("source", "silent-source").gauges()).hasSize(1);
        as("operator").delete("/sources/silent-source");
        metrics.ask();
        assertThat(registry.find(AGE).tag("source", "silent-source").gauges()).isEmpty();
    }

    @Test
    void hostsOfWhichNobodySpeaksAreCounted() throws SQLException {
        metrics.ask();
        double before = unheard();
        putHost("unheard-1", "KVM", "6.1");
        putHost("unheard-2", "KVM", "6.1");
        report("unheard-2", "application/json", "{\"iommu\":\"ON\"}");
        metrics.ask();
        assertThat(unheard()).isEqualTo(before + 1);
        OwnerDatabase.execute(
                "update host_source set observed_at = now() - interval '25 hours' where host = 'unheard-2'");
        metrics.ask();
        assertThat(unheard()).isEqualTo(before + 2);
        as("operator").delete("/hosts/unheard-1").then().statusCode(204);
        metrics.ask();
        assertThat(unheard()).isEqualTo(before + 1);
    }

    @Test
    void aHostThatIsWatchedIsHeardOfThoughNothingIsDifferent() throws SQLException {
        source("silent-watch");
        connector.script("silent-watch").say(sink -> {
            sink.host(Seen.host("host-1", "silent-watched", "uuid-watched"));
            sink.alive(new Progress("Scripted 1.0", 1, 2, 0));
        });
        metrics.ask();
        double before = unheard();
        OwnerDatabase.execute(
                "update host_source set observed_at = now() - interval '25 hours' where host = 'silent-watched'");
        metrics.ask();
        assertThat(unheard()).isEqualTo(before);
        OwnerDatabase.execute("update source set synced_at = now() - interval '25 hours' where id = 'silent-watch'");
        metrics.ask();
        assertThat(unheard()).isEqualTo(before + 1);
        as("operator").delete("/sources/silent-watch");
        OwnerDatabase.execute("update host_source set observed_at = now() where host = 'silent-watched'");
    }

    private static void source(String id) {
        as("operator")
                .contentType("application/json")
                .body("{\"kind\":\"VSPHERE\",\"url\":\"https://%s.example.test\",".formatted(id)
                        + "\"credentials\":{\"kind\":\"PROVIDER\",\"name\":\"test-vault\"}}")
                .put("/sources/" + id)
                .then()
                .statusCode(201);
    }

    private double unheard() {
        return registry.get("slotkeeper.inventory.hosts.unheard").gauge().value();
    }

    private double age(String source) {
        Collection<Gauge> gauges = registry.find(AGE).tag("source", source).gauges();
        assertThat(gauges).hasSize(1);
        return gauges.iterator().next().value();
    }
}
