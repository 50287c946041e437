package io.slotkeeper.inventory.connector.vsphere.vim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import io.slotkeeper.simulator.soap.Misbehaviour;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract with our own simulator, and what it can be told to do. */
class SimulatorContractTest extends LiveVimContract {
    private static final PropertySet HOSTS = new PropertySet("HostSystem", List.of("name", "config.pciPassthruInfo"));

    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(SimulatorOptions.demo(PASSWORD).withUser(USER));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Override
    URI url() {
        return simulator.url();
    }

    @Test
    void aServerMayIgnorePaging() throws Exception {
        simulator.settings().ignorePaging(true);
        try (VimClient session = open()) {
            assertThat(read(session, 1, HOSTS)).hasSizeGreaterThan(1);
        }
        assertThat(simulator.calls()).doesNotContainKey("ContinueRetrievePropertiesEx");
    }

    @Test
    void aMissingPrivilegeIsNamedWhereItIsMissed() throws Exception {
        simulator.privileges().deny("Host.Config.PciPassthru", Set.of());
        try (VimClient session = open()) {
            assertThat(read(session, 100, HOSTS))
                    .isNotEmpty()
                    .allMatch(host -> host.properties().containsKey("name"))
                    .allSatisfy(host -> assertThat(host.missing())
                            .containsExactly(new MissingProperty(
                                    "config.pciPassthruInfo", "NoPermission", "Host.Config.PciPassthru")));
        }
    }

    @Test
    void aSessionThatExpiresEndsTheWaitWithinIt() throws Exception {
        try (VimClient session = open()) {
            VimSession.Watch watch = session.watch(List.of(HOSTS));
            watch.next(Duration.ofSeconds(5), host -> {});
            Thread expiry = new Thread(() -> simulator.sessions().expireAll());
            expiry.start();
            VimException ended =
                    catchThrowableOfType(VimException.class, () -> watch.next(Duration.ofSeconds(20), host -> {}));
            expiry.join();
            assertThat(ended.kind()).isEqualTo(Kind.SESSION_ENDED);
        }
    }

    @Test
    void aLargeAnswerIsHeldOnlyWhereItIsKept() throws Exception {
        simulator.settings().padConfigOptions(1000);
        try (VimClient session = open()) {
            ManagedObject browser = read(session, 100, new PropertySet("VirtualMachine", List.of("environmentBrowser")))
                    .get(0)
                    .properties()
                    .get("environmentBrowser")
                    .reference()
                    .orElseThrow();
            String limit = "hardwareOptions.virtualDeviceOption.numPCIPassthroughDevices";
            VimValue kept = session.call(browser, "QueryConfigOption", List.of(), Set.of(limit))
                    .get(0);
            assertThat(kept.child("hardwareOptions").orElseThrow().children("virtualDeviceOption"))
                    .hasSizeGreaterThan(1000)
                    .allSatisfy(option -> assertThat(option.children())
                            .extracting(VimValue::name)
                            .isSubsetOf("numPCIPassthroughDevices"))
                    .anySatisfy(option -> assertThat(option.text("numPCIPassthroughDevices.max"))
                            .isPresent());
        }
    }

    @Test
    void itsOwnCertificateIsRefusedUntilItIsPinnedAndAgainWhenItIsReplaced() throws Exception {
        SimulatorOptions secure = SimulatorOptions.demo(PASSWORD).withUser(USER).withTls();
        try (Simulator vcenter = Simulator.start(secure)) {
            VimException refused = catchThrowableOfType(
                    VimException.class, () -> VimClient.about(new Endpoint(vcenter.url(), new Trust.Platform())));
            assertThat(refused.kind()).isEqualTo(Kind.UNTRUSTED_CERTIFICATE);
            Endpoint pinned = new Endpoint(vcenter.url(), new Trust.Pinned(refused.subject()));
            VimClient.open(pinned, USER, PASSWORD).close();
            vcenter.replaceCertificate("elsewhere.example.org");
            VimException replaced = catchThrowableOfType(VimException.class, () -> VimClient.about(pinned));
            assertThat(replaced.kind()).isEqualTo(Kind.UNTRUSTED_CERTIFICATE);
            assertThat(replaced.subject()).isNotEqualTo(refused.subject());
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatGoesWrongHasItsKind(Misbehaviour wrong, Kind kind) throws Exception {
        Duration time = Duration.ofSeconds(kind == Kind.TIMEOUT ? 1 : 30);
        Endpoint impatient = new Endpoint(url(), new Trust.Platform(), time, time, Endpoint.ANSWER_BYTES);
        try (VimClient session = VimClient.open(impatient, USER, PASSWORD)) {
            simulator.misbehaviours().next("RetrievePropertiesEx", 1, wrong);
            VimException failure = catchThrowableOfType(VimException.class, () -> read(session, 100, HOSTS));
            assertThat(failure).as("ends in a failure").isNotNull();
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
            assertThat(read(session, 100, HOSTS)).as("the session lives on").isNotEmpty();
        }
    }

    static Stream<Arguments> whatGoesWrongHasItsKind() {
        return Stream.of(
                Arguments.of(new Misbehaviour.Fault("RuntimeFault"), Kind.FAULT),
                Arguments.of(new Misbehaviour.HttpStatus(503), Kind.UNREACHABLE),
                Arguments.of(new Misbehaviour.HttpStatus(200), Kind.BAD_ANSWER),
                Arguments.of(new Misbehaviour.Garbage(), Kind.BAD_ANSWER),
                Arguments.of(new Misbehaviour.Truncated(), Kind.BAD_ANSWER),
                Arguments.of(new Misbehaviour.EntityBomb(), Kind.BAD_ANSWER),
                Arguments.of(new Misbehaviour.Huge(100_000_000), Kind.TOO_LARGE),
                Arguments.of(new Misbehaviour.Drip(100), Kind.TIMEOUT),
                Arguments.of(new Misbehaviour.Stall(Duration.ofSeconds(30)), Kind.TIMEOUT),
                Arguments.of(new Misbehaviour.Drop(false), Kind.UNREACHABLE),
                Arguments.of(new Misbehaviour.Drop(true), Kind.UNREACHABLE));
    }
}
