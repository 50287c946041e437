package io.slotkeeper.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.KafkaProbe;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A channel that has ended is noticed: it looks alive to its group's broker for a while and never reads again. */
@QuarkusTest
@TestProfile(DeadChannelTest.Alone.class)
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "messaging"))
class DeadChannelTest {
    /** The application does not come back from this, so the test has one of its own. */
    public static class Alone implements QuarkusTestProfile {}

    @Test
    void aChannelThatHasEndedTakesReadinessAndLivenessDown() {
        try (KafkaProbe kafka = new KafkaProbe()) {
            kafka.send(MortalConsumer.TOPIC, "h", "test.any.v1", "h", "{}");
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(Health.reason())
                .contains("channel mortal has ended"));
        assertThat(Health.status("ready")).isEqualTo("DOWN");
        assertThat(Health.status("live")).as("so that it is restarted").isEqualTo("DOWN");
    }
}
