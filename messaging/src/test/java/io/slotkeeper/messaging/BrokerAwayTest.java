package io.slotkeeper.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** While the broker is away the service accepts, says so, and is neither taken out of service nor restarted. */
@QuarkusTest
@WithTestResource(
        value = BrokerAwayResource.class,
        initArgs = @ResourceArg(name = "service", value = "messaging"),
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
class BrokerAwayTest {
    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Test
    void readinessStaysUpAndTheOutboxKeepsWhatIsPublished() {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(new Publication(
                        Ids.next(),
                        "slotkeeper.policy.verdicts",
                        "k",
                        "test.said.v1",
                        "k",
                        "default",
                        null,
                        Map.of())));
        // longer than it takes to call a consumer or a relay stalled
        Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        (int) Health.progress().getOrDefault("brokerAwaySeconds", 0))
                .isGreaterThan(5));
        assertThat(Health.status("ready")).isEqualTo("UP");
        assertThat(Health.status("live")).isEqualTo("UP");
        assertThat(new Sql(database).number("select count(*) from outbox")).isEqualTo(1);
        assertThat(given().header("Authorization", TestTokens.bearer("viewer"))
                        .get("/q/metrics")
                        .asString()
                        .lines()
                        .filter(line -> line.startsWith("slotkeeper_broker_unreachable_seconds"))
                        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .singleElement()
                .satisfies(seconds -> assertThat(seconds).isGreaterThan(5));
    }
}
