package io.slotkeeper.inventory.connector.vsphere;

import static io.slotkeeper.inventory.connector.vsphere.Machines.configuration;
import static io.slotkeeper.inventory.connector.vsphere.Machines.holding;
import static io.slotkeeper.inventory.connector.vsphere.Machines.uuid;
import static io.slotkeeper.inventory.connector.vsphere.PciDeviceTest.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import io.slotkeeper.inventory.application.source.SourceConnector.CredentialsMissing;
import io.slotkeeper.inventory.application.source.SourceProblem.Code;
import io.slotkeeper.inventory.application.source.SourceTarget;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceTrust;
import io.slotkeeper.inventory.domain.Sriov;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VsphereRunTest {
    private static final String HOST = "HostSystem";
    private static final String VM = "VirtualMachine";
    private static final ManagedObject BROWSER = new ManagedObject("EnvironmentBrowser", "envbrowser-7");
    private static final Timing TIMING =
            new Timing(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(5), 2);
    private static final Supplier<Credentials> CREDENTIALS = () -> new Credentials("reader", "secret");

    private final FakeServer server = new FakeServer();
    private final RecordingSink sink = new RecordingSink();

    @AfterEach
    void theThreadIsForTheNextTest() {
        Thread.interrupted();
    }

    @Test
    void theFirstReadingGivesHostsThenMachinesThenSaysThatThisIsAll() {
        fleet();
        server.plan();
        watch();
        assertThat(sink.taken())
                .containsExactly(
                        "host host-1",
                        "host host-2",
                        "vm vm-1",
                        "complete [host-1, host-2] [vm-1]",
                        "missing 0",
                        "alive");
        assertThat(sink.progress).isEqualTo(new Progress("VMware vCenter Server 8.0.3", 2, 2, 1));
        assertThat(server.log).containsExactly("login reader", "watch", "QueryConfigOption", "logout");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aMachineIsGivenWithItsHostItsLimitAndItsHostWithItsHolder() {
        fleet();
        limits();
        server.plan();
        watch();
        assertThat(sink.vms.get("vm-1").host()).isEqualTo("host-1");
        assertThat(sink.vms.get("vm-1").facts().deviceLimit()).isEqualTo(32);
        assertThat(sink.hosts.get("host-1").report().host().cluster()).isEqualTo("Edge/1");
        assertThat(sink.hosts.get("host-1").report().holders())
                .singleElement()
                .satisfies(holder -> assertThat(holder.vm()).hasToString(uuid("vm-1")));
        assertThat(sink.hosts.get("host-2").report().holders()).isEmpty();
    }

    @Test
    void aPollThatFindsEverythingAsItWasOnlySaysThatItIsAlive() {
        fleet();
        server.plan(server.nothing(), server.nothing(), server.nothing());
        poll(Duration.ofMinutes(1));
        assertThat(sink.taken())
                .containsExactly(
                        "host host-1",
                        "host host-2",
                        "vm vm-1",
                        "complete [host-1, host-2] [vm-1]",
                        "missing 0",
                        "alive",
                        "alive",
                        "alive",
                        "alive");
        assertThat(server.count("read")).isEqualTo(4);
        assertThat(server.count("QueryConfigOption")).isEqualTo(1);
        assertThat(server.pauses).hasSize(4).containsOnly(Duration.ofMinutes(1));
    }

    @Test
    void aWatchThatHearsNothingIsASignOfLifeAndReadsEverythingAtEachInterval() {
        fleet();
        server.plan(server.nothing(), server.nothing(), server.nothing(), server.nothing(), server.nothing());
        run(true, Duration.ofSeconds(50));
        assertThat(sink.taken().subList(5, 12)).containsOnly("alive");
        assertThat(server.log).containsExactly("login reader", "watch", "QueryConfigOption", "read", "logout");
    }

    @Test
    void aChangeIsGivenOneUpdateLater() {
        fleet();
        List<List<String>> taken = new ArrayList<>();
        server.plan(
                () -> {
                    taken.add(sink.taken());
                    server.changes(HOST, "host-2", Map.of(HostProperties.MAINTENANCE, "true"));
                },
                () -> {
                    taken.add(sink.taken());
                    server.changes(VM, "vm-1", Map.of(VmProperties.HOST, "HostSystem:host-2"));
                },
                () -> taken.add(sink.taken()));
        watch();
        assertThat(taken.get(1)).containsExactly("host host-2", "alive");
        assertThat(taken.get(2)).containsExactly("host host-1", "host host-2", "vm vm-1", "alive");
        assertThat(sink.hosts.get("host-1").report().holders()).isEmpty();
        assertThat(sink.hosts.get("host-2").report().holders()).hasSize(1);
        assertThat(sink.vms.get("vm-1").host()).isEqualTo("host-2");
    }

    @Test
    void aChangeOfNothingThatIsKeptGivesNothing() {
        fleet();
        server.plan(
                () -> {
                    sink.taken();
                    server.changes(HOST, "host-1", Map.of(HostProperties.BOOT_TIME, "2026-11-01T00:00:00Z"));
                },
                server.nothing());
        watch();
        assertThat(sink.taken()).containsOnly("alive");
    }

    @Test
    void aChangeOfTheClusterReachesItsHostsAndMachines() {
        fleet();
        server.plan(
                () -> {
                    sink.taken();
                    server.changes(ClusterProperties.CLUSTER, "domain-c7", Map.of(ClusterProperties.NAME, "Core"));
                },
                server.nothing());
        watch();
        assertThat(sink.taken()).startsWith("host host-1", "alive");
        assertThat(sink.hosts.get("host-1").report().host().cluster()).isEqualTo("Core");
    }

    @Test
    void whatLeavesIsGivenAfterWhatChanges() {
        fleet();
        server.plan(
                () -> {
                    sink.taken();
                    server.leaves(VM, "vm-1");
                    server.leaves(HOST, "host-2");
                },
                server.nothing());
        watch();
        assertThat(sink.taken()).startsWith("host host-1", "vmGone vm-1", "hostGone host-2", "alive");
        assertThat(sink.hosts.get("host-1").report().holders()).isEmpty();
    }

    @Test
    void whatAPollDoesNotFindAnyMoreHasGone() {
        fleet();
        server.plan(() -> {
            sink.taken();
            server.leaves(VM, "vm-1");
        });
        poll(Duration.ofMinutes(1));
        assertThat(sink.taken()).containsExactly("host host-1", "vmGone vm-1", "alive");
    }

    @Test
    void anExpiredSessionIsFollowedByAnotherAtOnceWithItsWatch() {
        fleet();
        server.plan(
                () -> {
                    sink.taken();
                    server.fails(Kind.SESSION_ENDED).run();
                },
                () -> server.changes(HOST, "host-2", Map.of(HostProperties.MAINTENANCE, "true")),
                server.nothing());
        watch();
        assertThat(server.log)
                .containsExactly(
                        "login reader",
                        "watch",
                        "QueryConfigOption",
                        "logout",
                        "login reader",
                        "watch",
                        "QueryConfigOption",
                        "logout");
        assertThat(server.pauses).isEmpty();
        assertThat(sink.taken()).containsExactly("alive", "host host-2", "alive", "alive");
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void aSessionThatExpiresBetweenPollsIsNoProblem() {
        fleet();
        server.planReads(
                server.nothing(), server.fails(Kind.SESSION_ENDED), server.nothing(), server.fails(Kind.SESSION_ENDED));
        server.plan(server.nothing(), server.nothing());
        poll(Duration.ofMinutes(40));
        assertThat(server.count("login reader")).isEqualTo(3);
        assertThat(server.pauses).hasSize(3).containsOnly(Duration.ofMinutes(40));
        assertThat(sink.problems).isEmpty();
        assertThat(sink.taken()).endsWith("missing 0", "alive", "alive", "alive");
    }

    @Test
    void aServerThatEndsEverySessionSoonIsNotAskedWithoutAPause() {
        fleet();
        server.plan(
                server.nothing(), server.fails(Kind.SESSION_ENDED), server.fails(Kind.SESSION_ENDED), server.nothing());
        new VsphereRun(
                        target(true, Duration.ofHours(1)),
                        CREDENTIALS,
                        sink,
                        server,
                        new Timing(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(5), 2),
                        new Time() {
                            @Override
                            public Duration passed() {
                                return Duration.ZERO;
                            }

                            @Override
                            public void pause(Duration time) throws InterruptedException {
                                server.pause(time);
                            }
                        })
                .untilStopped();
        assertThat(server.count("login reader")).isEqualTo(3);
        assertThat(server.count("pause")).isEqualTo(1);
        assertThat(sink.problems).singleElement().satisfies(problem -> assertThat(problem.code())
                .isEqualTo(Code.SERVER_FAULT));
    }

    @Test
    void failuresInARowAreWaitedForLongerEachTimeAndSuccessForgetsThem() {
        fleet();
        server.plan(
                server.fails(Kind.UNREACHABLE),
                server.nothing(),
                server.fails(Kind.TIMEOUT),
                server.nothing(),
                server.nothing());
        watch();
        assertThat(server.pauses).hasSize(2);
        assertThat(server.pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)));
        assertThat(sink.problems).extracting(problem -> problem.code()).containsExactly(Code.UNREACHABLE, Code.TIMEOUT);
        assertThat(sink.taken()).endsWith("failed timeout", "alive", "alive");
    }

    @Test
    void credentialsAreLookedUpAtEveryLoginAndMayBeRotated() {
        fleet();
        List<Supplier<Credentials>> lookups = new ArrayList<>(List.of(
                () -> {
                    throw new CredentialsMissing("the file vc1.password is not there");
                },
                () -> new Credentials("reader", "wrong"),
                () -> new Credentials("reader", "wrong"),
                () -> new Credentials("reader-2", "secret")));
        server.plan(server.nothing(), server.nothing(), server.nothing());
        new VsphereRun(
                        target(true, Duration.ofHours(1)),
                        () -> lookups.remove(0).get(),
                        sink,
                        server,
                        TIMING,
                        server)
                .untilStopped();
        assertThat(sink.taken())
                .startsWith(
                        "failed credentials-missing", "failed login-refused", "failed login-refused", "host host-1");
        assertThat(sink.problems.get(0).detail()).contains("vc1.password");
        assertThat(server.log).startsWith("pause", "login reader", "pause", "login reader", "pause", "login reader-2");
        assertThat(server.pauses.get(2)).isGreaterThan(server.pauses.get(0));
        assertThat(server.pauses.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void anUntrustedCertificateIsToldWithTheThumbprintToPin() {
        server.plan(server.nothing());
        fleet();
        Sessions untrusted = (endpoint, credentials) -> {
            server.fails(Kind.UNTRUSTED_CERTIFICATE, "ab12").run();
            throw new IllegalStateException();
        };
        new VsphereRun(target(true, Duration.ofHours(1)), CREDENTIALS, sink, untrusted, TIMING, server).untilStopped();
        assertThat(sink.problems.get(0).code()).isEqualTo(Code.UNTRUSTED_CERTIFICATE);
        assertThat(sink.problems.get(0).subject()).isEqualTo("ab12");
        assertThat(sink.problems.get(0).detail()).contains("ab12", "pin");
    }

    @Test
    void aSourceThatShowsNothingLosesNothing() {
        fleet();
        server.plan(
                () -> {
                    sink.taken();
                    server.loses(HOST);
                    server.loses(VM);
                },
                () -> {
                    fleet();
                },
                server.nothing());
        watch();
        assertThat(sink.taken()).containsExactly("failed nothing-visible", "alive", "alive");
        assertThat(sink.hosts).hasSize(2);
        assertThat(sink.problems.get(0).detail()).contains("Read-only");
    }

    @Test
    void aPollThatShowsNoHostsGivesNothingOfTheMachinesThatItShowsEither() {
        fleet();
        limits();
        server.plan(
                () -> {
                    sink.taken();
                    server.loses(HOST);
                },
                server.nothing());
        poll(Duration.ofMinutes(1));
        assertThat(sink.taken()).containsExactly("failed nothing-visible", "failed nothing-visible");
    }

    @Test
    void aServerWithoutHostsIsNoProblem() {
        server.plan();
        watch();
        assertThat(sink.taken()).containsExactly("complete [] []", "missing 0", "alive");
    }

    @Test
    void aBadHostAmongGoodOnesKeepsWhatWasKnownAndStopsNobody() {
        fleet();
        List<List<String>> taken = new ArrayList<>();
        server.plan(
                () -> {
                    sink.taken();
                    server.changes(HOST, "host-1", Map.of(HostProperties.PCI_DEVICES, device("nonsense")));
                    server.changes(HOST, "host-2", Map.of(HostProperties.MAINTENANCE, "true"));
                },
                () -> {
                    taken.add(sink.taken());
                    server.changes(HOST, "host-1", Map.of(HostProperties.PCI_DEVICES, device("0000:05:00.0")));
                },
                () -> taken.add(sink.taken()));
        watch();
        assertThat(taken.get(0)).containsExactly("host host-2", "failed bad-answer");
        assertThat(taken.get(1)).containsExactly("host host-1", "alive");
        assertThat(sink.problems.get(0).detail())
                .contains("host-1 (esx-1)", "hardware.pciDevice", "id \"nonsense\" is no PCI address");
    }

    @Test
    void aHostThatIsBadFromTheBeginningIsThereAndItsMachinesFollowWhenItIsGood() {
        fleet();
        server.has(HOST, "host-1", Map.of(HostProperties.NAME, "esx-1", HostProperties.PCI_DEVICES, device("?")));
        server.plan(
                () -> server.changes(HOST, "host-1", Map.of(HostProperties.PCI_DEVICES, device("0000:05:00.0"))),
                server.nothing());
        watch();
        assertThat(sink.taken())
                .containsExactly(
                        "host host-2",
                        "vm vm-1",
                        "complete [host-1, host-2] [vm-1]",
                        "missing 0",
                        "failed bad-answer",
                        "host host-1",
                        "vm vm-1",
                        "alive",
                        "alive");
        assertThat(sink.vms.get("vm-1").host()).isEqualTo("host-1");
    }

    @Test
    void aMachineWhoseDevicesAreNonsenseStopsNobody() {
        fleet();
        server.plan(
                () -> {
                    sink.taken();
                    server.changes(VM, "vm-1", Map.of(VmProperties.DEVICES, holding("175:0:2")));
                },
                server.nothing());
        watch();
        assertThat(sink.taken()).startsWith("failed bad-answer");
        assertThat(sink.hosts.get("host-1").report().holders()).hasSize(1);
    }

    @Test
    void whatTheAccountMayNotReadIsCounted() {
        fleet();
        for (String host : List.of("host-1", "host-2")) {
            server.has(Vim.enter(
                    new ManagedObject(HOST, host),
                    Vim.values(Map.of(HostProperties.NAME, host)),
                    Vim.noPermission(HostProperties.PASSTHRU)));
        }
        server.plan();
        watch();
        assertThat(sink.missing).containsExactly(new MissingPrivilege("System.Read", "config.pciPassthruInfo", 2));
    }

    @Test
    void aSinkThatFailsIsTriedAgainWithEverything() {
        fleet();
        sink.refusal = new IllegalStateException("the database is away");
        server.plan(server.nothing(), server.nothing());
        watch();
        assertThat(sink.taken())
                .startsWith(
                        "failed internal", "host host-1", "host host-2", "vm vm-1", "complete [host-1, host-2] [vm-1]");
        assertThat(server.count("login reader")).isEqualTo(2);
    }

    @Test
    void aSinkThatEndsTheRunEndsItAndTheSession() {
        fleet();
        sink.refusal = new RunEnded("another run has taken over");
        server.plan(server.nothing());
        watch();
        assertThat(sink.taken()).isEmpty();
        assertThat(server.log).containsExactly("login reader", "watch", "logout");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void theBootDeviceAndTheVirtualFunctionsAreAskedForOnce() {
        ManagedObject boot = new ManagedObject("HostBootDeviceSystem", "boot-1");
        fleet();
        Map<Property<?>, String> host = new HashMap<>(HostUsesTest.network());
        host.put(HostProperties.NAME, "esx-1");
        host.put(HostProperties.CONNECTION, "connected");
        host.put(HostProperties.PARENT, "ClusterComputeResource:domain-c7");
        host.put(HostProperties.BOOT_DEVICE_SYSTEM, "HostBootDeviceSystem:boot-1");
        host.put(
                HostProperties.PCI_DEVICES,
                host.get(HostProperties.PCI_DEVICES)
                        + device("0000:02:10.0")
                        + device("0000:05:00.0").replace("<classId>512<", "<classId>260<"));
        host.put(
                HostProperties.PASSTHRU,
                "<HostPciPassthruInfo type=\"HostSriovInfo\"><id>0000:02:00.0</id><sriovCapable>true</sriovCapable>"
                        + "<sriovActive>true</sriovActive></HostPciPassthruInfo>");
        server.has(HOST, "host-1", host);
        server.answers(
                boot,
                "QueryBootDevices",
                Vim.value(
                        "returnval",
                        "<bootDevices><key>b1</key><description>Controller 05:00.0</description></bootDevices>"
                                + "<currentBootDeviceKey>b1</currentBootDeviceKey>"));
        server.answers(
                BROWSER,
                "QueryConfigTarget",
                Vim.value(
                        "returnval",
                        "<sriov><pciDevice><id>0000:02:00.0</id></pciDevice><virtualFunction>false</virtualFunction><pnic>vmnic0</pnic></sriov>"
                                + "<sriov><pciDevice><id>0000:02:10.0</id></pciDevice><virtualFunction>true</virtualFunction><pnic>vmnic0</pnic></sriov>"));
        server.plan(
                () -> server.changes(HOST, "host-1", Map.of(HostProperties.MAINTENANCE, "true")),
                () -> server.changes(HOST, "host-1", Map.of(HostProperties.BOOT_TIME, "2026-11-02T00:00:00Z")),
                server.nothing());
        watch();
        assertThat(server.count("QueryBootDevices")).isEqualTo(2);
        assertThat(server.count("QueryConfigTarget")).isEqualTo(1);
        assertThat(sink.hosts.get("host-1").report().hostUses())
                .anySatisfy(use -> assertThat(use.kind()).isEqualTo(HostUseKind.BOOT_STORAGE));
        assertThat(sink.hosts.get("host-1").report().functions())
                .filteredOn(facts -> facts.address().equals(PciAddress.of("0000:02:10.0")))
                .singleElement()
                .satisfies(
                        facts -> assertThat(facts.sriov()).isEqualTo(Sriov.virtualOf(PciAddress.of("0000:02:00.0"))));
    }

    private void watch() {
        run(true, Duration.ofHours(1));
    }

    private void poll(Duration interval) {
        run(false, interval);
    }

    private void run(boolean watch, Duration interval) {
        new VsphereRun(target(watch, interval), CREDENTIALS, sink, server, TIMING, server).untilStopped();
    }

    private static SourceTarget target(boolean watch, Duration poll) {
        return new SourceTarget(
                Machines.SOURCE, URI.create("https://vc.example.org/sdk"), new SourceTrust.Platform(), poll, watch);
    }

    private void limits() {
        server.answers(
                BROWSER,
                "QueryConfigOption",
                Vim.value(
                        "returnval",
                        "<hardwareOptions><virtualDeviceOption type=\"VirtualPCIControllerOption\"><numPCIPassthroughDevices>"
                                + "<min>0</min><max>32</max><defaultValue>0</defaultValue></numPCIPassthroughDevices>"
                                + "</virtualDeviceOption></hardwareOptions>"));
    }

    /** A cluster of two hosts and a machine on the first one, which has its function. */
    private void fleet() {
        server.has(
                ClusterProperties.CLUSTER,
                "domain-c7",
                Map.of(
                        ClusterProperties.NAME,
                        "Edge%2f1",
                        ClusterProperties.ENVIRONMENT_BROWSER,
                        "EnvironmentBrowser:envbrowser-7"));
        for (int i = 1; i <= 2; i++) {
            server.has(
                    HOST,
                    "host-" + i,
                    Map.of(
                            HostProperties.NAME,
                            "esx-" + i,
                            HostProperties.CONNECTION,
                            "connected",
                            HostProperties.PARENT,
                            i == 1 ? "ClusterComputeResource:domain-c7" : "ComputeResource:domain-s8",
                            HostProperties.PCI_DEVICES,
                            device("0000:0" + i + ":00.0")));
        }
        server.has(
                VM,
                "vm-1",
                configuration(
                        "vm-1",
                        Map.of(VmProperties.HOST, "HostSystem:host-1", VmProperties.DEVICES, holding("0000:01:00.0"))));
    }
}
