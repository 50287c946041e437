package io.slotkeeper.inventory.domain;

import static io.slotkeeper.inventory.domain.Samples.LSPCI;
import static io.slotkeeper.inventory.domain.Samples.NO_NAMES;
import static io.slotkeeper.inventory.domain.Samples.T0;
import static io.slotkeeper.inventory.domain.Samples.host;
import static io.slotkeeper.inventory.domain.Samples.kinds;
import static io.slotkeeper.inventory.domain.Samples.nic;
import static io.slotkeeper.inventory.domain.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hosts that a source watches, beside what people say and paste. */
class WatchedHostTest {
    private static final SourceName VCENTER = new SourceName("vc-1");
    private static final HostId ID = new HostId("esx-07");
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";
    private static final HostFacts FOUND = new HostFacts(
            "esx-07.lab.example",
            Platform.ESXI,
            "8.0.3",
            "B",
            Map.of("vsphere.moref", "host-21"),
            HostConnection.CONNECTED,
            false,
            false);

    private static final HostFacts PARTIAL = new HostFacts(
            FOUND.name(),
            FOUND.platform(),
            FOUND.version(),
            FOUND.cluster(),
            FOUND.externalIds(),
            HostConnection.CONNECTED,
            false,
            false,
            true);

    @Test
    void aHostThatASourceFoundIsRegisteredByIt() {
        HostDecision decision = Host.discover(ID, "default", VCENTER, seeing(FOUND, nic(PORT_0)), NO_NAMES, T0);
        Host host = after(decision);
        assertThat(kinds(decision)).containsExactly("HOST_REGISTERED", "HOST_CHANGED", "FUNCTION_DISCOVERED");
        assertThat(host.revision()).isOne();
        assertThat(host.said()).isNull();
        assertThat(host.description())
                .isEqualTo(new HostDescription(
                        "esx-07.lab.example", Platform.ESXI, "8.0.3", "B", Map.of("vsphere.moref", "host-21")));
        assertThat(host.effective().condition()).isEqualTo(new HostCondition(HostConnection.CONNECTED, false, false));
    }

    @Test
    void theSameObservationIsARepetitionUntilSomethingDiffers() {
        Host host = watched(FOUND, nic(PORT_0));
        assertThat(host.repeats(VCENTER, seeing(FOUND, nic(PORT_0)))).isTrue();
        assertThat(host.repeats(VCENTER, seeing(FOUND, nic(PORT_1)))).isFalse();
        assertThat(host.repeats(VCENTER, seeing(FOUND.gone(), nic(PORT_0)))).isFalse();
        assertThat(host.repeats(LSPCI, report(nic(PORT_0)))).isFalse();
    }

    @Test
    void whatASourceObservesWinsOverWhatPeopleSaidAndTheirIdsStay() {
        HostDescription said = new HostDescription("my host", Platform.ESX, "4.0", "A", Map.of("cmdb", "CI-1"));
        Host host = after(watched(FOUND, nic(PORT_0)).describe(said, NO_NAMES));
        assertThat(host.said()).isEqualTo(said);
        assertThat(host.description().name()).isEqualTo("esx-07.lab.example");
        assertThat(host.description().platform()).isEqualTo(Platform.ESXI);
        assertThat(host.description().externalIds()).containsOnlyKeys("cmdb", "vsphere.moref");
    }

    @Test
    void whatPeopleSaidIsKeptAlsoWhenItChangesNothing() {
        HostDescription same = new HostDescription("esx-07.lab.example", Platform.ESXI, "8.0.3", "B", Map.of());
        HostDecision decision = watched(FOUND, nic(PORT_0)).describe(same, NO_NAMES);
        assertThat(decision).isInstanceOf(HostDecision.Unchanged.class);
        assertThat(((HostDecision.Unchanged) decision).host().said()).isEqualTo(same);
    }

    @Test
    void aHostThatLeavesItsClusterIsInNone() {
        HostFacts alone = new HostFacts(
                "esx-07.lab.example", Platform.ESXI, "8.0.3", null, Map.of(), HostConnection.CONNECTED, false, false);
        Host found = after(Host.discover(ID, "default", VCENTER, seeing(FOUND, nic(PORT_0)), NO_NAMES, T0));
        assertThat(found.description().cluster()).isEqualTo("B");
        Host host = after(take(found, VCENTER, seeing(alone, nic(PORT_0)), 5));
        assertThat(host.description().cluster()).isNull();
    }

    @Test
    void maintenanceIsAChangeOfTheHost() {
        HostFacts resting = new HostFacts(
                FOUND.name(),
                FOUND.platform(),
                FOUND.version(),
                FOUND.cluster(),
                FOUND.externalIds(),
                HostConnection.CONNECTED,
                true,
                true);
        HostDecision decision = take(watched(FOUND, nic(PORT_0)), VCENTER, seeing(resting, nic(PORT_0)), 5);
        assertThat(kinds(decision)).containsExactly("HOST_CHANGED");
        assertThat(((HostDecision.Changed) decision).changes().get(0).after())
                .isEqualTo(Map.of("maintenance", true, "rebootRequired", true));
    }

    @Test
    void aHostThatLeavesItsManagerLosesItsFunctionsAndKeepsThemInSight() {
        HostDecision decision =
                take(watched(FOUND, nic(PORT_0)), VCENTER, new Report(List.of(), null, null, null, FOUND.gone()), 5);
        assertThat(kinds(decision)).containsExactly("HOST_CHANGED", "FUNCTION_LOST");
        assertThat(after(decision).effective().condition().connection()).isEqualTo(HostConnection.GONE);
        assertThat(presence(after(decision), PORT_0)).isEqualTo(Presence.LOST);
    }

    @Test
    void anOldDumpDoesNotKeepACardThatTheWatcherSawGo() {
        Host pasted = after(take(watched(FOUND, nic(PORT_0)), LSPCI, report(nic(PORT_0), nic(PORT_1)), 1));
        Host pulled = after(take(pasted, VCENTER, seeing(FOUND), 2));
        assertThat(presence(pulled, PORT_0)).isEqualTo(Presence.LOST);
        assertThat(presence(pulled, PORT_1)).as("never seen by the watcher").isEqualTo(Presence.PRESENT);
    }

    @Test
    void aManagerThatHasTheHostNoMoreDoesNotOutrankADump() {
        Host pasted = after(take(watched(FOUND, nic(PORT_0)), LSPCI, report(nic(PORT_0)), 1));
        Host left = after(take(pasted, VCENTER, new Report(List.of(), null, null, null, FOUND.gone()), 2));
        assertThat(presence(left, PORT_0)).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aPartialListOfUsesAddsAndTakesNothingBack() {
        HostUse uplink = new HostUse(PciAddress.of(PORT_0), HostUseKind.MANAGEMENT_UPLINK, "vmnic0");
        HostUse datastore = new HostUse(PciAddress.of(PORT_1), HostUseKind.DATASTORE, "vmhba1");
        Host complete = living(host(Platform.ESX), FOUND, uplink);
        assertThat(complete.effective().hostUseReported()).isTrue();

        Host partial = living(complete, PARTIAL, datastore);
        assertThat(uses(partial, PORT_0)).containsExactly(HostUseKind.MANAGEMENT_UPLINK);
        assertThat(uses(partial, PORT_1)).containsExactly(HostUseKind.DATASTORE);
        assertThat(partial.effective().hostUseReported())
                .as("there may be more")
                .isFalse();
        assertThat(living(host(Platform.ESX), PARTIAL, uplink).effective().hostUseReported())
                .isFalse();

        Host again = living(partial, FOUND, datastore);
        assertThat(uses(again, PORT_0)).isEmpty();
        assertThat(again.effective().hostUseReported()).isTrue();
    }

    @Test
    void aHostThatIsWatchedIsInService() {
        assertThat(watched(FOUND, nic(PORT_0)).retire())
                .isInstanceOfSatisfying(
                        HostDecision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.HOST_WATCHED));
    }

    @Test
    void whatIsSaidOfARetiredHostPutsItBack() {
        Host pasted = after(take(host(Platform.ESX), LSPCI, report(nic(PORT_0)), 0));
        HostDecision decision = pasted.retire();
        Host retired = after(decision);
        assertThat(kinds(decision)).containsExactly("HOST_CHANGED");
        assertThat(retired.retired()).isTrue();
        assertThat(retired.revision()).isEqualTo(pasted.revision() + 1);
        assertThat(retired.effective()).isEqualTo(pasted.effective());
        assertThat(retired.retire()).isInstanceOf(HostDecision.Unchanged.class);
        assertThat(retired.repeats(LSPCI, report(nic(PORT_0)))).isFalse();

        HostDecision again = take(retired, LSPCI, report(nic(PORT_0)), 60);
        assertThat(kinds(again)).containsExactly("HOST_CHANGED");
        assertThat(after(again).retired()).isFalse();
        assertThat(after(again).revision()).isEqualTo(retired.revision() + 1);
        assertThat(after(retired.describe(retired.description(), NO_NAMES)).retired())
                .isFalse();
    }

    private static Host living(Host host, HostFacts facts, HostUse... uses) {
        Report report = new Report(List.of(nic(PORT_0), nic(PORT_1)), List.of(uses), null, null, facts);
        return after(take(host, VCENTER, report, 3));
    }

    private static List<HostUseKind> uses(Host host, String address) {
        return host.effective().functions().get(PciAddress.of(address)).hostUses().stream()
                .map(ObservedUse::kind)
                .toList();
    }

    private static Presence presence(Host host, String address) {
        return host.effective().functions().get(PciAddress.of(address)).presence();
    }

    private static Host watched(HostFacts facts, FunctionFacts... functions) {
        return after(take(host(Platform.ESX), VCENTER, seeing(facts, functions), 0));
    }

    private static HostDecision take(Host host, SourceName source, Report report, int seconds) {
        return host.report(source, null, report, NO_NAMES, T0.plusSeconds(seconds));
    }

    private static Report seeing(HostFacts facts, FunctionFacts... functions) {
        return new Report(List.of(functions), List.of(), List.of(), null, facts);
    }

    private static Host after(HostDecision decision) {
        return decision instanceof HostDecision.Changed changed
                ? changed.host()
                : ((HostDecision.Unchanged) decision).host();
    }
}
