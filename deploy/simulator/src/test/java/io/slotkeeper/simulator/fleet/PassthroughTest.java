package io.slotkeeper.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotkeeper.simulator.fleet.FleetSpec.FunctionSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.HostSpec;
import io.slotkeeper.simulator.fleet.Passthrough.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassthroughTest {
    private static final String DEVICE = "0000:3b:00.0";

    static Host host(boolean rebind, FunctionSpec... functions) {
        HostSpec spec = new HostSpec(
                "h",
                "8.0.3",
                "1",
                null,
                "v",
                "m",
                null,
                0,
                "connected",
                false,
                rebind,
                List.of(functions),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return Host.of(
                new MoRef("HostSystem", "host-1"), new MoRef("ComputeResource", "domain-s1"), spec, Instant.EPOCH);
    }

    static FunctionSpec function(String at, String bridge, String dependent, String state) {
        return new FunctionSpec(
                at, "8086:10fb", null, null, null, bridge, dependent, null, state, null, null, null, null, null, null);
    }

    private static String state(Host host, String address) {
        PciFunction function = host.function(PciAddress.of(address)).orElseThrow();
        return function.enabled()
                ? function.active() ? "active" : "wanted"
                : function.active() ? "releasing" : "vmkernel";
    }

    private static Host apply(Host host, Request request) {
        return host.withFunctions(Passthrough.apply(host, request, address -> Optional.empty()));
    }

    /** The whole table: every state, both requests, with and without rebinding, and what a reboot makes of it. */
    @ParameterizedTest
    @CsvSource({
        "vmkernel,  true,  false, wanted,    true,  active",
        "vmkernel,  false, false, vmkernel,  false, vmkernel",
        "wanted,    true,  false, wanted,    true,  active",
        "wanted,    false, false, vmkernel,  false, vmkernel",
        "active,    true,  false, active,    false, active",
        "active,    false, false, releasing, true,  vmkernel",
        "releasing, true,  false, active,    false, active",
        "releasing, false, false, releasing, true,  vmkernel",
        "vmkernel,  true,  true,  active,    false, active",
        "vmkernel,  false, true,  vmkernel,  false, vmkernel",
        "wanted,    true,  true,  active,    false, active",
        "wanted,    false, true,  vmkernel,  false, vmkernel",
        "active,    true,  true,  active,    false, active",
        "active,    false, true,  vmkernel,  false, vmkernel",
        "releasing, true,  true,  active,    false, active",
        "releasing, false, true,  vmkernel,  false, vmkernel"
    })
    void everyStateAnswersEveryRequest(
            String before, boolean enabled, boolean rebind, String after, boolean reboot, String rebooted) {
        Host host = apply(host(rebind, function(DEVICE, null, null, before)), new Request(DEVICE, enabled, null));

        assertThat(state(host, DEVICE)).isEqualTo(after);
        assertThat(host.rebootRequired()).isEqualTo(reboot);
        assertThat(state(host.rebooted(Instant.EPOCH), DEVICE)).isEqualTo(rebooted);
        assertThat(host.rebooted(Instant.EPOCH).rebootRequired()).isFalse();
    }

    @Test
    void aClientMayWaitForTheRebootAnyway() {
        Host host = apply(host(true, function(DEVICE, null, null, "vmkernel")), new Request(DEVICE, true, false));

        assertThat(state(host, DEVICE)).isEqualTo("wanted");
    }

    @ParameterizedTest
    @CsvSource({"0000:3b:00.0", "0000:3b:00.1", "0000:3a:00.0"})
    void whatDependsOnOneBridgeGoesTogether(String asked) {
        Host before = host(
                false,
                FunctionSpec.of("0000:3a:00.0", "8086:2031", null),
                function("0000:3b:00.0", "0000:3a:00.0", "bridge", "vmkernel"),
                function("0000:3b:00.1", "0000:3a:00.0", "bridge", "vmkernel"),
                function("0000:3c:00.0", "0000:3a:00.0", null, "vmkernel"));

        Host after = apply(before, new Request(asked, true, null));

        assertThat(state(after, "0000:3b:00.0")).isEqualTo("wanted");
        assertThat(state(after, "0000:3b:00.1")).isEqualTo("wanted");
        assertThat(state(after, "0000:3c:00.0")).as("resets by itself").isEqualTo("vmkernel");
        assertThat(state(after, "0000:3a:00.0")).as("the bridge stays").isEqualTo("vmkernel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000:3f:00.0 | not known",
                "nonsense     | not known",
                "0000:00:1c.0 | not capable",
                "0000:00:17.0 | not capable"
            })
    void whatCannotBePassedThroughIsRefused(String id, String why) {
        FunctionSpec incapable = new FunctionSpec(
                "0000:00:17.0",
                "8086:a1d2",
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        Host host = host(false, FunctionSpec.of("0000:00:1c.0", "8086:2030", null), incapable);

        assertThatThrownBy(() -> apply(host, new Request(id, true, null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.fault()).isEqualTo("HostConfigFault"))
                .hasMessageContaining(why);
    }

    @Test
    void whatARunningVmHoldsIsNotTakenFromIt() {
        Host host = host(false, function(DEVICE, null, null, "active"));

        assertThatThrownBy(() -> Passthrough.apply(host, new Request(DEVICE, false, null), at -> Optional.of("fw01")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("fw01");
    }

    @Test
    void virtualFunctionsComeWithTheReboot() {
        FunctionSpec physical = new FunctionSpec(
                "0000:88:00.1",
                "8086:158b",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "vmnic2",
                null,
                null,
                new FleetSpec.SriovSpec(8, 0, "8086:154c"));
        Host before = host(false, physical);

        Host asked = before.withFunctions(Passthrough.requestVirtualFunctions(before, "0000:88:00.1", 2));

        assertThat(asked.functions()).hasSize(1);
        assertThat(asked.rebootRequired()).isTrue();
        assertThat(asked.rebooted(Instant.EPOCH).functions())
                .extracting(function -> function.address().toString())
                .containsExactly("0000:88:00.1", "0000:88:10.1", "0000:88:10.3");
        assertThatThrownBy(() -> Passthrough.requestVirtualFunctions(before, "0000:88:00.1", 9))
                .hasMessageContaining("at most 8");
    }
}
