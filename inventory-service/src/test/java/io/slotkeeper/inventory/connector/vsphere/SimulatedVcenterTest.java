package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ObservedHost;
import io.slotkeeper.inventory.application.source.ObservedVm;
import io.slotkeeper.inventory.application.source.SourceConnector.Probe;
import io.slotkeeper.inventory.application.source.SourceProblem.Code;
import io.slotkeeper.inventory.application.source.SourceTarget;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.Feature;
import io.slotkeeper.inventory.domain.FeatureUse;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.HostUseKind;
import io.slotkeeper.inventory.domain.MemoryReservation;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Platform;
import io.slotkeeper.inventory.domain.PowerState;
import io.slotkeeper.inventory.domain.SourceTrust;
import io.slotkeeper.inventory.domain.Sriov;
import io.slotkeeper.simulator.Simulator;
import io.slotkeeper.simulator.SimulatorOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real client and the connector read the demonstration's fleet from the simulated vCenter. */
class SimulatedVcenterTest {
    private static final String PASSWORD = "of-the-test";
    private static final Credentials CREDENTIALS = new Credentials(SimulatorOptions.USER, PASSWORD);

    private final RecordingSink sink = new RecordingSink();
    private final VsphereConnector connector = new VsphereConnector();
    private Simulator vcenter;
    private Thread run;

    @BeforeEach
    void start() throws IOException {
        vcenter = Simulator.start(SimulatorOptions.demo(PASSWORD));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (run != null) {
            run.interrupt();
            run.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(run.isAlive()).isFalse();
            assertThat(vcenter.sessions().count()).isZero();
        }
        vcenter.close();
    }

    @Test
    void theDemonstrationsFleetIsReadAsItIs() {
        watch();
        assertThat(sink.problems).isEmpty();
        assertThat(sink.missing).isEmpty();
        assertThat(sink.hosts).hasSize(6);
        assertThat(sink.vms).hasSize(11);
        assertThat(sink.hosts.values())
                .allSatisfy(host -> assertThat(host.report().host().hostUsesPartial())
                        .as(host.name())
                        .isFalse());
        ObservedHost esx = host("esx-07.lab.example");
        assertThat(esx.report().host().platform()).isEqualTo(Platform.ESX);
        assertThat(esx.report().host().version()).isEqualTo("4.0");
        assertThat(esx.report().host().cluster()).isEqualTo("A");
        assertThat(uses("esx-07.lab.example"))
                .contains(
                        "0000:02:00.0 MANAGEMENT_UPLINK vmnic0, uplink of vSwitch0",
                        "0000:04:00.0 DATASTORE vmhba0, datastore \"esx-07-local\" on naa.600508e0000000000f1d2c3b4a596807",
                        "0000:04:00.0 COREDUMP vmhba0, coredump partition on naa.600508e0000000000f1d2c3b4a596807")
                .noneMatch(use -> use.startsWith("0000:02:00.1"));
        assertThat(esx.report().hostUses())
                .anySatisfy(use -> assertThat(use.kind()).isEqualTo(HostUseKind.BOOT_STORAGE));
        FunctionFacts port = function("esx-07.lab.example", "0000:02:00.1");
        assertThat(port.identity()).isEqualTo(new DeviceIdentity("8086", "10c9", "8086", "a03c", null, "0200"));
        assertThat(port.placement().path()).isEqualTo("0000:00:01.0/02:00.1");
        assertThat(function("esx-07.lab.example", "0000:04:00.0").passthrough().dependentDevice())
                .isEqualTo(PciAddress.of("0000:00:03.0"));
    }

    @Test
    void aDeviceThatAnUnregisteredMachineHoldsIsNamedWithIt() {
        watch();
        ObservedVm firewall = vm("fw01");
        assertThat(host("esx-08.lab.example").report().holders())
                .singleElement()
                .satisfies(holder -> {
                    assertThat(holder.address()).isEqualTo(PciAddress.of("0000:06:00.0"));
                    assertThat(holder.vm()).isEqualTo(firewall.id());
                });
        assertThat(function("esx-08.lab.example", "0000:06:00.0").passthrough().context())
                .isEqualTo(DeviceContext.PASSTHROUGH);
        assertThat(firewall.facts().hardwareVersion()).isEqualTo(7);
        assertThat(firewall.facts().memoryReservation()).isEqualTo(MemoryReservation.FULL);
        assertThat(firewall.facts().power()).isEqualTo(PowerState.ON);
        assertThat(firewall.facts().use(Feature.HA)).isEqualTo(FeatureUse.UNUSED);
        assertThat(firewall.facts().use(Feature.DRS)).isEqualTo(FeatureUse.UNUSED);
        assertThat(firewall.facts().deviceLimit()).isPositive();
        assertThat(vm("mail01").facts().use(Feature.SNAPSHOTS)).isEqualTo(FeatureUse.USED);
        assertThat(vm("mail01").facts().use(Feature.VMOTION)).isEqualTo(FeatureUse.USED);
    }

    @Test
    void whatCameSinceIsReadToo() {
        watch();
        String gpus = "esxi-21.lab.example";
        assertThat(List.of(function(gpus, "0000:3b:00.0"), function(gpus, "0000:3b:00.1")))
                .extracting(facts -> facts.passthrough().dependentDevice())
                .containsOnly(PciAddress.of("0000:3a:00.0"));
        assertThat(function(gpus, "0000:88:00.0").placement().numaNode()).isEqualTo(1);
        assertThat(function(gpus, "0000:88:00.0").sriov().role()).isEqualTo(Sriov.Role.PHYSICAL);
        assertThat(function(gpus, "0000:88:10.0").sriov()).isEqualTo(Sriov.virtualOf(PciAddress.of("0000:88:00.0")));
        assertThat(host(gpus).report().holders()).anySatisfy(holder -> {
            assertThat(holder.address()).isEqualTo(PciAddress.of("0000:88:10.0"));
            assertThat(holder.vm()).isEqualTo(vm("nfv01").id());
        });
        assertThat(function("esxi-22.lab.example", "0000:88:00.0").passthrough().pending())
                .isEqualTo(Pending.TO_PASSTHROUGH);
        assertThat(host("esxi-22.lab.example").report().holders())
                .singleElement()
                .satisfies(
                        holder -> assertThat(holder.vm()).isEqualTo(vm("ai01").id()));
        assertThat(host("esxi-23.lab.example").report().host().maintenance()).isTrue();
        assertThat(host("esxi-31.lab.example").report().host().cluster()).isNull();
        assertThat(uses("esxi-31.lab.example"))
                .anyMatch(use -> use.startsWith("0000:00:1d.7 USB_BOOT vmhba32 (usb-storage)"));
    }

    @Test
    void whatHappensInTheVcenterIsGivenOneUpdateLater() {
        watch();
        sink.taken();
        vcenter.fleet().moveVm("web01", "esx-08.lab.example");
        await().until(() ->
                host("esx-08.lab.example").object().equals(vm("web01").host()));
        vcenter.fleet().renameVm("web01", "web02");
        await().until(() -> sink.vms.values().stream()
                .anyMatch(vm -> "web02".equals(vm.facts().name())));
        vcenter.fleet().deleteVm("fw01");
        await().until(() -> sink.vms.size() == 10);
        assertThat(host("esx-08.lab.example").report().holders()).isEmpty();
        vcenter.fleet().removeHost("esxi-23.lab.example");
        await().until(() -> sink.hosts.size() == 5);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void anExpiredSessionIsNotNoticed() {
        watch();
        sink.taken();
        vcenter.sessions().expireAll();
        vcenter.fleet().renameVm("web01", "web02");
        await().until(() -> sink.vms.values().stream()
                .anyMatch(vm -> "web02".equals(vm.facts().name())));
        assertThat(sink.taken())
                .filteredOn(call -> !call.equals("alive"))
                .containsExactly("vm " + vm("web02").object());
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void anAccountThatLosesItsRightsLosesNothingThatWasKnown() {
        watch();
        sink.taken();
        vcenter.privileges().deny("System.Read", Set.of());
        vcenter.sessions().expireAll();
        await().until(() -> sink.missing.stream().anyMatch(gap -> gap.what().equals("config.pciPassthruInfo")));
        assertThat(sink.taken())
                .noneMatch(call -> call.startsWith("hostGone") || call.startsWith("vmGone") || call.startsWith("vm "));
        assertThat(sink.hosts.values()).allSatisfy(host -> {
            assertThat(host.report().functions()).isNull();
            assertThat(host.report().hostUses()).isNull();
            assertThat(host.report().host().hostUsesPartial()).isTrue();
        });
        vcenter.privileges().allowEverything();
        vcenter.sessions().expireAll();
        await().until(() -> sink.missing.isEmpty());
        await().until(() -> function("esx-08.lab.example", "0000:06:00.0") != null);
        assertThat(host("esx-08.lab.example").report().holders()).hasSize(1);
    }

    @Test
    void aTryCountsAndNamesWhatIsWrong() throws Exception {
        Probe good = connector.probe(target(), CREDENTIALS);
        assertThat(good.server()).contains("8.0.3");
        assertThat(good.hosts()).isEqualTo(6);
        assertThat(good.vms()).isEqualTo(11);
        assertThat(good.problem()).isNull();
        assertThat(good.missing()).isEmpty();
        Probe refused = connector.probe(target(), new Credentials(SimulatorOptions.USER, "wrong"));
        assertThat(refused.problem().code()).isEqualTo(Code.LOGIN_REFUSED);
        assertThat(refused.problem().detail()).doesNotContain("wrong\"");
        vcenter.privileges().deny("System.Read", Set.of(host().object()));
        assertThat(connector.probe(target(), CREDENTIALS).missing())
                .contains(new MissingPrivilege("System.Read", "config.pciPassthruInfo", 1));
        assertThat(vcenter.sessions().count()).isZero();
    }

    private ObservedHost host() throws InterruptedException {
        watch();
        ObservedHost found = host("esx-07.lab.example");
        run.interrupt();
        run.join();
        return found;
    }

    /** Begins to watch, and returns when everything has been read. */
    private void watch() {
        run = new Thread(() -> connector.run(target(), () -> CREDENTIALS, sink), "run");
        run.start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> sink.calls.contains("alive") || !sink.problems.isEmpty());
    }

    private SourceTarget target() {
        return new SourceTarget(
                Machines.SOURCE, vcenter.url(), new SourceTrust.Platform(), Duration.ofMinutes(10), true);
    }

    private ObservedHost host(String name) {
        return sink.hosts.values().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ObservedVm vm(String name) {
        return sink.vms.values().stream()
                .filter(vm -> name.equals(vm.facts().name()))
                .findFirst()
                .orElseThrow();
    }

    private FunctionFacts function(String host, String address) {
        return host(host).report().functions().stream()
                .filter(facts -> facts.address().equals(PciAddress.of(address)))
                .findFirst()
                .orElseThrow();
    }

    private List<String> uses(String host) {
        return host(host).report().hostUses().stream()
                .map(use -> "%s %s %s".formatted(use.address(), use.kind(), use.detail()))
                .toList();
    }
}
