package io.slotkeeper.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.slotkeeper.simulator.SoapClient.Reply;
import io.slotkeeper.simulator.soap.Misbehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MisbehaviourTest {
    private Simulator simulator;
    private SoapClient client;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(SimulatorOptions.demo("secret"));
        client = new SoapClient(simulator.url()).loggedIn();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Reply devices() {
        return client.read("HostSystem", "host-8", "hardware.pciDevice");
    }

    private Reply wrong(Misbehaviour kind) {
        simulator.misbehaviours().next("RetrievePropertiesEx", 1, kind);
        Reply reply = devices();
        assertThat(devices().all("id")).as("the next call is right again").hasSize(11);
        return reply;
    }

    @Test
    void faultsAndStatuses() {
        assertThat(wrong(new Misbehaviour.Fault("NotAuthenticated")).fault()).isEqualTo("NotAuthenticated");
        assertThat(wrong(new Misbehaviour.HttpStatus(503)).status()).isEqualTo(503);
    }

    @Test
    void brokenBodies() {
        String right = devices().body();

        assertThat(wrong(new Misbehaviour.Garbage()).body()).doesNotContain("Envelope");
        assertThat(right).startsWith(wrong(new Misbehaviour.Truncated()).body()).doesNotEndWith("</");
        assertThat(wrong(new Misbehaviour.EntityBomb()).body())
                .contains("<!ENTITY e9")
                .contains("&e9;");
        assertThat(wrong(new Misbehaviour.WrongTypes()).body()).contains("<vendorId>many</vendorId>");
        assertThat(wrong(new Misbehaviour.UnknownSubtypes()).body())
                .contains("<HostPciDevice xsi:type=\"HostPciDeviceOf2031\"><novelty>")
                .contains("<id>0000:06:00.0</id>");
    }

    @Test
    void tooMuch() {
        String body = wrong(new Misbehaviour.Huge(3_000_000)).body();

        assertThat(body.length()).isBetween(3_000_000, 3_100_000);
        assertThat(body).endsWith("</soapenv:Envelope>");
    }

    @Test
    void tooLate() {
        long begin = System.nanoTime();
        wrong(new Misbehaviour.Stall(Duration.ofMillis(300)));
        assertThat(System.nanoTime() - begin).isGreaterThan(300_000_000);

        long slowly = System.nanoTime();
        assertThat(wrong(new Misbehaviour.Drip(10_000)).all("id")).hasSize(11);
        assertThat(System.nanoTime() - slowly).isGreaterThan(300_000_000);
    }

    @Test
    void droppedConnections() {
        assertThatThrownBy(() -> wrong(new Misbehaviour.Drop(true))).isInstanceOf(UncheckedIOException.class);
        simulator.misbehaviours().clear();
        // java.net.http repeats nothing that was a POST
        assertThatThrownBy(() -> wrong(new Misbehaviour.Drop(false))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void onlyTheNamedMethodOnlySoOften() {
        simulator.misbehaviours().next("RetrievePropertiesEx", 2, new Misbehaviour.Fault("RuntimeFault"));

        assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                        .status())
                .isEqualTo(200);
        assertThat(devices().fault()).isEqualTo("RuntimeFault");
        assertThat(devices().fault()).isEqualTo("RuntimeFault");
        assertThat(devices().status()).isEqualTo(200);
    }

    @Test
    void theStarMeansEveryMethod() {
        simulator.misbehaviours().next("*", 1, new Misbehaviour.HttpStatus(500));

        assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                        .status())
                .isEqualTo(500);
    }

    @Test
    void closingEndsAStall() throws Exception {
        simulator.misbehaviours().next("*", 1, new Misbehaviour.Stall(Duration.ofMinutes(10)));
        Thread stalled = new Thread(() -> assertThatThrownBy(this::devices).isNotNull());
        stalled.start();
        await().until(() -> simulator.calls().getOrDefault("RetrievePropertiesEx", 0L) > 0);

        simulator.close();

        stalled.join(10_000);
        assertThat(stalled.isAlive()).isFalse();
    }
}
