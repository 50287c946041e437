package io.slotkeeper.inventory.domain;

import static io.slotkeeper.inventory.domain.Samples.JSON;
import static io.slotkeeper.inventory.domain.Samples.LSPCI;
import static io.slotkeeper.inventory.domain.Samples.function;
import static io.slotkeeper.inventory.domain.Samples.having;
import static io.slotkeeper.inventory.domain.Samples.inContext;
import static io.slotkeeper.inventory.domain.Samples.nic;
import static io.slotkeeper.inventory.domain.Samples.take;
import static io.slotkeeper.inventory.domain.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is concluded from drivers, and what is not. */
class ObservationTest {
    private static final String PORT = "0000:06:00.0";

    @ParameterizedTest
    @CsvSource({
        "KVM,  vfio-pci,    PASSTHROUGH",
        "KVM,  pci-stub,    PASSTHROUGH",
        "KVM,  pciback,     PASSTHROUGH",
        "KVM,  xen-pciback, PASSTHROUGH",
        "KVM,  ixgbe,       HOST",
        "KVM,  ,            UNKNOWN",
        "ESX,  ixgbe,       UNKNOWN",
        "ESXI, vfio-pci,    UNKNOWN"
    })
    void onLinuxOnlyTheDriverTellsTheContext(Platform platform, String driver, DeviceContext context) {
        Host host = having(platform, with(nic("06:00.0"), new Binding(driver, List.of())));
        assertThat(function(host, "06:00.0").ownership().context()).isEqualTo(context);
    }

    @ParameterizedTest
    @CsvSource({
        "ixgbe,    ,      ,    ,      PRESENT",
        ",         ixgbe, ,    ,      PRESENT",
        ",         ,      igb, ,      ABSENT",
        ",         ,      ,    igb,   ABSENT",
        ",         ,      ,    ,      UNKNOWN",
        "vfio-pci, ixgbe, ,    ,      PRESENT",
        "vfio-pci, ,      igb, ,      UNKNOWN",
        "vfio-pci, ,      igb, igb,   ABSENT"
    })
    void aDriverIsAbsentOnlyWhereTheReportNamesOthers(
            String driver, String module, String othersDriver, String othersModule, HostDriver expected) {
        Host host = having(
                Platform.ESX,
                with(nic("06:00.0"), binding(driver, module)),
                with(nic("07:00.0"), binding(othersDriver, othersModule)));
        assertThat(function(host, "06:00.0").hostDriver()).isEqualTo(expected);
    }

    @Test
    void aSourceThatSaysTheContextIsBelievedBeforeTheDriver() {
        FunctionFacts facts = with(
                with(nic("06:00.0"), new Binding("ixgbe", List.of())),
                new Passthrough(true, DeviceContext.HOST, Pending.TO_PASSTHROUGH, null, "FUNCTION"));
        Ownership ownership = function(having(Platform.KVM, facts), "06:00.0").ownership();
        assertThat(ownership)
                .isEqualTo(new Ownership(DeviceContext.HOST, 2L, Pending.TO_PASSTHROUGH, true, null, "FUNCTION"));
    }

    @Test
    void namesComeFromTheReportAndOtherwiseFromTheDatabase() {
        PciNames database = identity -> new DeviceNames("Vendor", "Device", "Class");
        FunctionFacts named = new FunctionFacts(
                PciAddress.of("06:00.0"),
                new DeviceIdentity("8086", "10c6"),
                new DeviceNames(null, "As printed", null),
                Binding.NONE,
                Placement.NONE,
                Passthrough.NONE);
        HostDecision decision =
                Samples.host(Platform.ESX).report(Samples.LSPCI, null, Samples.report(named), database, Samples.T0);
        assertThat(function(((HostDecision.Changed) decision).host(), "06:00.0").names())
                .isEqualTo(new DeviceNames("Vendor", "As printed", "Class"));
    }

    private static Binding binding(String driver, String module) {
        return new Binding(driver, module == null ? List.of() : List.of(module));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "HOST, true, TO_PASSTHROUGH",
                "HOST, false, -",
                "PASSTHROUGH, true, -",
                "PASSTHROUGH, false, TO_HOST"
            })
    void whatIsWantedAndNotSoWaitsForAReboot(DeviceContext context, boolean wanted, Pending pending) {
        Host listed = having(Platform.ESXI, inContext(PORT, context));
        HostDecision told = take(listed, LSPCI, Report.ofWanted(Map.of(PciAddress.of(PORT), wanted)), 5);
        Host after =
                told instanceof HostDecision.Changed changed ? changed.host() : ((HostDecision.Unchanged) told).host();
        EffectiveFunction function = after.effective().functions().get(PciAddress.of(PORT));
        assertThat(function.ownership().pending()).isEqualTo(pending);
        assertThat(function.ownership().context()).isEqualTo(context);
        assertThat(function.presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void whatIsWantedIsSaidOfFunctionsThatTheSourceHasListed() {
        Host listed = having(Platform.ESXI, nic(PORT));
        assertThat(take(listed, JSON, Report.ofWanted(Map.of(PciAddress.of(PORT), true)), 5))
                .isInstanceOfSatisfying(
                        HostDecision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.LIST_FIRST));
    }
}
