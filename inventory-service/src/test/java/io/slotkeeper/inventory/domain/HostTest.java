package io.slotkeeper.inventory.domain;

import static io.slotkeeper.inventory.domain.Samples.JSON;
import static io.slotkeeper.inventory.domain.Samples.LSPCI;
import static io.slotkeeper.inventory.domain.Samples.NO_NAMES;
import static io.slotkeeper.inventory.domain.Samples.T0;
import static io.slotkeeper.inventory.domain.Samples.after;
import static io.slotkeeper.inventory.domain.Samples.bridge;
import static io.slotkeeper.inventory.domain.Samples.function;
import static io.slotkeeper.inventory.domain.Samples.having;
import static io.slotkeeper.inventory.domain.Samples.host;
import static io.slotkeeper.inventory.domain.Samples.inContext;
import static io.slotkeeper.inventory.domain.Samples.kinds;
import static io.slotkeeper.inventory.domain.Samples.nic;
import static io.slotkeeper.inventory.domain.Samples.report;
import static io.slotkeeper.inventory.domain.Samples.take;
import static io.slotkeeper.inventory.domain.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HostTest {
    private static final String PORT_0 = "0000:06:00.0";
    private static final String PORT_1 = "0000:06:00.1";

    @Test
    void aNewHostIsRegisteredAtRevisionOne() {
        HostDecision.Changed registered = Host.register(
                new HostId("esx-07"), "default", new HostDescription("n", Platform.ESX, "4.0", null, Map.of()));
        assertThat(registered.host().revision()).isOne();
        assertThat(kinds(registered)).containsExactly("HOST_REGISTERED");
    }

    @Test
    void aFirstReportDiscoversFunctionsAndGroups() {
        HostDecision decision = take(host(Platform.ESX), LSPCI, report(bridge("00:03.0"), nic(PORT_0), nic(PORT_1)), 1);
        assertThat(kinds(decision))
                .containsExactly("FUNCTION_DISCOVERED", "FUNCTION_DISCOVERED", "FUNCTION_DISCOVERED", "GROUPS_CHANGED");
        assertThat(((HostDecision.Changed) decision).host().revision()).isEqualTo(2);
    }

    @Test
    void anUnchangedReportOnlyMovesTheGenerationOn() {
        Host known = having(Platform.ESX, nic(PORT_0));
        HostDecision again = take(known, LSPCI, report(nic(PORT_0)), 60);
        assertThat(again).isInstanceOf(HostDecision.Unchanged.class);
        Host kept = ((HostDecision.Unchanged) again).host();
        assertThat(kept.revision()).isEqualTo(known.revision());
        assertThat(kept.effective()).isEqualTo(known.effective());
        assertThat(kept.generation(LSPCI)).isEqualTo(2);
    }

    @Test
    void anOlderGenerationIsStaleAndTheSameOneIsNot() {
        Host known =
                ((HostDecision.Changed) host(Platform.ESX).report(LSPCI, 5L, report(nic(PORT_0)), NO_NAMES, T0)).host();
        assertThat(known.report(LSPCI, 4L, report(), NO_NAMES, T0)).isEqualTo(new HostDecision.Stale(5));
        assertThat(known.report(LSPCI, 5L, report(nic(PORT_0)), NO_NAMES, T0))
                .isInstanceOf(HostDecision.Unchanged.class);
        assertThat(known.report(JSON, 1L, report(nic(PORT_0)), NO_NAMES, T0)).isNotInstanceOf(HostDecision.Stale.class);
    }

    @Test
    void whatIsMissingIsLostAndWhatComesBackIsReturned() {
        Host known = having(Platform.ESX, nic(PORT_0), nic(PORT_1));
        HostDecision lost = take(known, LSPCI, report(nic(PORT_0)), 2);
        assertThat(kinds(lost)).containsExactly("FUNCTION_LOST", "GROUPS_CHANGED");
        Host without = ((HostDecision.Changed) lost).host();
        assertThat(function(without, PORT_1).presence()).isEqualTo(Presence.LOST);
        assertThat(function(without, PORT_0).contextGroup()).hasToString(PORT_0);
        HostDecision returned = take(without, LSPCI, report(nic(PORT_0), nic(PORT_1)), 3);
        assertThat(kinds(returned)).containsExactly("FUNCTION_RETURNED", "GROUPS_CHANGED");
    }

    @Test
    void aChangeTellsOnlyTheFieldsThatChanged() {
        Host known = having(Platform.ESX, with(nic(PORT_0), new Binding("ixgbe", List.of())));
        HostDecision decision = take(known, LSPCI, report(with(nic(PORT_0), new Binding("igb", List.of()))), 2);
        assertThat(((HostDecision.Changed) decision).changes())
                .containsExactly(new HostChange(
                        ChangeKind.FUNCTION_CHANGED,
                        PciAddress.of(PORT_0),
                        Map.of("driver", "ixgbe"),
                        Map.of("driver", "igb")));
    }

    @Test
    void aReportOfOneSourceErasesNothingOfAnother() {
        Report uses = new Report(
                null,
                List.of(new HostUse(PciAddress.of(PORT_0), HostUseKind.MANAGEMENT_UPLINK, "vmnic0")),
                List.of(new Holder(PciAddress.of(PORT_1), new VmId("vm-9"))),
                Iommu.ON);
        Host known = after(having(Platform.ESX, nic(PORT_0), nic(PORT_1)), JSON, uses, 2);
        assertThat(known.effective().iommu()).isEqualTo(Iommu.ON);
        assertThat(known.effective().hostUseReported()).isTrue();
        assertThat(known.effective().functions()).hasSize(2);
        Host again = after(known, LSPCI, report(nic(PORT_0), nic(PORT_1)), 3);
        assertThat(again.effective()).isEqualTo(known.effective());
        assertThat(function(again, PORT_0).hostUses())
                .extracting(ObservedUse::kind)
                .containsExactly(HostUseKind.MANAGEMENT_UPLINK);
        assertThat(function(again, PORT_1).observedHolder().vm()).hasToString("vm-9");
    }

    @Test
    void anEmptyListOfUsesIsAReportAndTakesEarlierUsesBack() {
        Report uses =
                new Report(null, List.of(new HostUse(PciAddress.of(PORT_0), HostUseKind.DATASTORE, null)), null, null);
        Host known = after(having(Platform.ESX, nic(PORT_0)), JSON, uses, 2);
        Host later = after(known, JSON, new Report(null, List.of(), null, null), 3);
        assertThat(function(later, PORT_0).hostUses()).isEmpty();
        assertThat(later.effective().hostUseReported()).isTrue();
    }

    @Test
    void theContextRevisionIsTheRevisionOfTheLastChangeOfContext() {
        Host unknown = having(Platform.ESX, nic(PORT_0));
        assertThat(function(unknown, PORT_0).ownership().contextRevision()).isNull();
        Host onHost = after(unknown, JSON, report(inContext(PORT_0, DeviceContext.HOST)), 2);
        assertThat(function(onHost, PORT_0).ownership().contextRevision()).isEqualTo(3);
        Host elsewhere = after(onHost, LSPCI, report(nic(PORT_0), nic("0000:07:00.0")), 3);
        assertThat(elsewhere.revision()).isEqualTo(4);
        assertThat(function(elsewhere, PORT_0).ownership().contextRevision()).isEqualTo(3);
        Host taken = after(elsewhere, JSON, report(inContext(PORT_0, DeviceContext.PASSTHROUGH)), 4);
        assertThat(function(taken, PORT_0).ownership().contextRevision()).isEqualTo(5);
    }

    @Test
    void anotherPlatformMeansOtherGroups() {
        Host known = having(Platform.ESX, nic(PORT_0), nic(PORT_1));
        HostDecision decision =
                known.describe(new HostDescription("esx-07", Platform.KVM, "6.1", "A", Map.of()), NO_NAMES);
        assertThat(kinds(decision)).containsExactly("HOST_CHANGED", "GROUPS_CHANGED");
        Host linux = ((HostDecision.Changed) decision).host();
        assertThat(linux.effective().groups().get(0).kinds()).containsExactly(GroupKind.MULTIFUNCTION_SLOT);
        assertThat(linux.describe(linux.description(), NO_NAMES)).isEqualTo(new HostDecision.Unchanged(linux));
    }

    @Test
    void aHostOfTooManyFunctionsIsRefused() {
        FunctionFacts[] many = IntStream.rangeClosed(0, Host.FUNCTIONS_MAX)
                .mapToObj(i -> nic("%04x:%02x:%02x.0".formatted(i >> 13, (i >> 5) & 0xff, i & 0x1f)))
                .toArray(FunctionFacts[]::new);
        assertThat(take(host(Platform.ESX), LSPCI, report(many), 1))
                .isInstanceOfSatisfying(
                        HostDecision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.TOO_MANY_FUNCTIONS));
    }

    @Test
    void aHostOfTooManySourcesIsRefused() {
        Host full = host(Platform.ESX);
        for (int i = 0; i < Host.SOURCES_MAX; i++) {
            full = after(full, new SourceName("agent-" + i), report(), i);
        }
        assertThat(take(full, LSPCI, report(), 99))
                .isInstanceOfSatisfying(
                        HostDecision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.TOO_MANY_SOURCES));
    }

    @Test
    void sourcesThatDisagreeOnTheCardAreNotMixed() {
        FunctionFacts other = new FunctionFacts(PciAddress.of(PORT_0), new DeviceIdentity("1077", "2532"));
        Host known = after(having(Platform.ESX, nic(PORT_0)), JSON, report(other), 2);
        assertThat(function(known, PORT_0).identity()).isEqualTo(other.identity());
    }
}
