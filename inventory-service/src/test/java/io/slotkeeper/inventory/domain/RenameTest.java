package io.slotkeeper.inventory.domain;

import static io.slotkeeper.inventory.domain.Samples.LSPCI;
import static io.slotkeeper.inventory.domain.Samples.bridge;
import static io.slotkeeper.inventory.domain.Samples.function;
import static io.slotkeeper.inventory.domain.Samples.having;
import static io.slotkeeper.inventory.domain.Samples.host;
import static io.slotkeeper.inventory.domain.Samples.inContext;
import static io.slotkeeper.inventory.domain.Samples.kinds;
import static io.slotkeeper.inventory.domain.Samples.nic;
import static io.slotkeeper.inventory.domain.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Other names make nothing else of a function. */
class RenameTest {
    private static final PciNames NICS =
            identity -> identity.deviceId().equals("10c6") ? new DeviceNames("V", "NIC", "C") : DeviceNames.NONE;

    @Test
    void onlyNamesAreDifferentAndTheRevisionGrowsOnce() {
        Host before = having(Platform.ESXI, inContext("06:00.0", DeviceContext.HOST), bridge("00:01.0"));
        HostDecision decision = before.rename(NICS);
        Host after = ((HostDecision.Changed) decision).host();
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.observedAt()).isEqualTo(before.observedAt());
        assertThat(kinds(decision)).containsExactly("FUNCTION_CHANGED");
        assertThat(((HostDecision.Changed) decision).changes().get(0).after().keySet())
                .containsExactlyInAnyOrder("vendor", "name", "className");
        EffectiveFunction renamed = function(after, "06:00.0");
        assertThat(renamed.names()).isEqualTo(new DeviceNames("V", "NIC", "C"));
        assertThat(renamed.withNames(function(before, "06:00.0").names())).isEqualTo(function(before, "06:00.0"));
        assertThat(function(after, "00:01.0")).isEqualTo(function(before, "00:01.0"));
        assertThat(after.sources()).isEqualTo(before.sources());
        assertThat(after.rename(NICS)).isEqualTo(new HostDecision.Unchanged(after));
    }

    @Test
    void whatASourcePrintsStays() {
        FunctionFacts printed = new FunctionFacts(
                PciAddress.of("06:00.0"),
                new DeviceIdentity("8086", "10c6"),
                new DeviceNames(null, "As printed", null),
                Binding.NONE,
                Placement.NONE,
                Passthrough.NONE);
        Host after = ((HostDecision.Changed) having(Platform.ESX, printed).rename(NICS)).host();
        assertThat(function(after, "06:00.0").names()).isEqualTo(new DeviceNames("V", "As printed", "C"));
    }

    @Test
    void aLostFunctionStaysLostAndARetiredHostRetired() {
        Host lost =
                Samples.after(having(Platform.ESX, nic("06:00.0"), nic("07:00.0")), LSPCI, report(nic("07:00.0")), 2);
        Host retired = ((HostDecision.Changed) lost.retire()).host();
        Host after = ((HostDecision.Changed) retired.rename(NICS)).host();
        assertThat(after.retired()).isTrue();
        assertThat(function(after, "06:00.0").presence()).isEqualTo(Presence.LOST);
        assertThat(function(after, "06:00.0").names().device()).isEqualTo("NIC");
    }

    @Test
    void aHostWithoutFunctionsStaysAsItIs() {
        assertThat(host(Platform.ESX).rename(NICS)).isInstanceOf(HostDecision.Unchanged.class);
        assertThat(EffectiveHost.EMPTY.named(Map.of())).isEqualTo(EffectiveHost.EMPTY);
    }
}
