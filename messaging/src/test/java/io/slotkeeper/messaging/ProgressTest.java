package io.slotkeeper.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health that means progress, and the metrics beside it. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class ProgressTest {
    @Inject
    AgroalDataSource database;

    @AfterEach
    void removeTheObstacle() {
        SlowConsumer.obstacle.countDown();
    }

    @Test
    void aRecordThatIsStuckTakesReadinessDownUntilItMoves() {
        patiently().untilAsserted(() -> assertThat(Health.status("ready")).isEqualTo("UP"));
        SlowConsumer.obstacle = new CountDownLatch(1);
        try (KafkaProbe kafka = new KafkaProbe()) {
            kafka.send(SlowConsumer.TOPIC, "h", "test.slow.v1", "h", "{}");
        }

        patiently().untilAsserted(() -> assertThat(Health.reason()).contains("channel slow has applied nothing for"));
        assertThat(Health.status("ready")).isEqualTo("DOWN");
        assertThat(Health.status("live")).isEqualTo("UP");
        assertThat(Health.progress().get("slow").toString()).contains("in hand since");
        assertThat(metric("slotkeeper_consumer_stalled_seconds{channel=\"slow\""))
                .isGreaterThan(3);
        assertThat(metric("slotkeeper_consumer_lag{channel=\"slow\"")).isPositive();

        SlowConsumer.obstacle.countDown();
        patiently().untilAsserted(() -> assertThat(Health.status("ready")).isEqualTo("UP"));
        patiently().untilAsserted(() -> assertThat(metric("slotkeeper_consumer_lag{channel=\"slow\""))
                .isZero());
    }

    @Test
    void aRelayThatSendsNothingTakesReadinessDown() throws Exception {
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("select pg_advisory_lock(hashtextextended('outbox ' || current_schema(), 0))");
            try {
                connection
                        .createStatement()
                        .execute("insert into outbox (topic, record_key, headers) values"
                                + " ('slotkeeper.policy.rulesets', 'k', '[]')");
                patiently().untilAsserted(() -> assertThat(Health.reason()).contains("the relay has sent nothing for"));
                assertThat(Health.status("ready")).isEqualTo("DOWN");
                assertThat(metric("slotkeeper_outbox_oldest_unsent_seconds")).isGreaterThan(3);
                assertThat(metric("slotkeeper_outbox_rows")).isEqualTo(1);
                assertThat(metric("slotkeeper_relay_stalled_seconds")).isGreaterThan(3);
            } finally {
                connection
                        .createStatement()
                        .execute("select pg_advisory_unlock(hashtextextended('outbox ' || current_schema(), 0))");
            }
        }
        patiently().untilAsserted(() -> assertThat(Health.status("ready")).isEqualTo("UP"));
        patiently().untilAsserted(() -> assertThat(metric("slotkeeper_relay_stalled_seconds"))
                .isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "/q/health, , 200",
        "/q/health/live, , 200",
        "/q/health/ready, , 200",
        "/q/openapi, , 200",
        "/q/metrics, , 401",
        "/q/metrics/, , 401",
        "/q/metrics, viewer, 200",
        "/q/metrics, admin, 200",
        "/q/anything-else, , 401",
        "/q/anything-else, admin, 403",
        "/q/dev, admin, 403",
    })
    void thePlatformsAddressesAreClosedUnlessTheySayOtherwise(String path, String role, int status) {
        patiently().untilAsserted(() -> assertThat(Health.status("ready")).isEqualTo("UP"));
        var request = role == null ? given() : given().header("Authorization", TestTokens.bearer(role));
        assertThat(request.get(path).statusCode()).isEqualTo(status);
    }

    /** The value of the first line that starts so. */
    private static double metric(String start) {
        return given().header("Authorization", TestTokens.bearer("viewer"))
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .orElseThrow(() -> new AssertionError("no metric " + start));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
