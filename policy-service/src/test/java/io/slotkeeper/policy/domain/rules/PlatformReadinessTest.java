package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static io.slotkeeper.policy.domain.Given.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Iommu;
import io.slotkeeper.policy.domain.facts.MemoryReservation;
import io.slotkeeper.policy.domain.facts.Pending;
import io.slotkeeper.policy.domain.facts.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformReadinessTest {

    private static final String REBOOT = "reboot-needed/WARN@" + HOST;

    @ParameterizedTest
    @CsvSource({
        "ESX, 4.0, must restart",
        "ESXI, 6.7, must restart",
        "ESXI, 7.0, may have to restart",
        "ESXI, 8.0 U3, may have to restart"
    })
    void aChangeOfContextMayNeedARestart(Platform platform, String version, String words) {
        assertThat(Given.dualPortCard()
                        .on(platform, version)
                        .finding("reboot-needed", PORT0)
                        .message())
                .contains(words);
    }

    @Test
    void linuxChangesDriversWithoutARestart() {
        assertThat(Given.dualPortCard().on(Platform.KVM, "6.1").findings("platform-readiness", PORT0))
                .isEmpty();
    }

    @Test
    void aChangeThatWaitsForARestartIsTold() {
        Given host =
                Given.dualPortCard().on(Platform.KVM, "6.1").with(Card.at(PORT0).pending(Pending.TO_PASSTHROUGH));
        assertThat(host.findings("platform-readiness", PORT0)).containsExactly(REBOOT);
    }

    @Test
    void whereNothingChangesNothingRestarts() {
        Given host = Given.dualPortCard()
                .with(
                        Card.at(PORT0).context(Context.PASSTHROUGH),
                        Card.at(PORT1).context(Context.PASSTHROUGH));
        assertThat(host.findings("platform-readiness", PORT0)).isEmpty();
    }

    @Test
    void withoutIommuNothingGoes() {
        assertThat(Given.dualPortCard().iommu(Iommu.OFF).findings("platform-readiness", PORT0))
                .containsExactly("iommu-off/DENY@" + HOST, REBOOT);
    }

    @Test
    void whatTheHypervisorCallsIncapableIsDenied() {
        Given host = Given.dualPortCard().with(Card.at(PORT0).capability(Capability.NOT_CAPABLE));
        assertThat(host.findings("platform-readiness", PORT0)).containsExactly("not-capable/DENY@" + PORT0, REBOOT);
    }

    @ParameterizedTest
    @CsvSource({"ESX, 4.0, PARTIAL, true", "ESX, 4.0, FULL, false", "KVM, 6.1, PARTIAL, false"})
    void aPartialReservationIsWarnedOfWhereItMatters(
            Platform platform, String version, MemoryReservation memory, boolean told) {
        Given host = Given.dualPortCard().on(platform, version).memory(memory);
        assertThat(host.findings("platform-readiness", PORT0).contains("memory-reservation/WARN@" + VM))
                .isEqualTo(told);
    }

    @Test
    void whatNobodyReportedIsNamedAndDeniesNothing() {
        Given host = Given.dualPortCard()
                .on(Platform.ESXI, "99.0")
                .iommu(Iommu.UNKNOWN)
                .memory(MemoryReservation.UNKNOWN)
                .with(Card.at(PORT0).capability(Capability.UNKNOWN).context(Context.UNKNOWN));
        assertThat(host.findings("platform-readiness", PORT0)).containsExactly("readiness-unknown/WARN@" + HOST);
        assertThat(host.finding("readiness-unknown", PORT0).parameters().get("unknown"))
                .isEqualTo(List.of(
                        "whether the IOMMU is on",
                        "whether the hypervisor can pass the device through",
                        "who drives the device now",
                        "whether the host must restart",
                        "whether all memory of the virtual machine is reserved"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "NONE, CAPABLE, no-reset-method/WARN@0000:06:00.0",
                "FUNCTION, UNKNOWN, readiness-unknown/WARN@esx-07",
                "unknown, CAPABLE, unknown",
                "unknown, UNKNOWN, readiness-unknown/WARN@esx-07"
            })
    void aMissingResetWarnsAndAnUnknownOneIsAmongWhatIsUnknown(String reset, Capability capability, String finding) {
        Given host = Given.host()
                .with(Card.at(PORT0).context(Context.PASSTHROUGH).reset(reset).capability(capability));
        assertThat(host.findings("platform-readiness", PORT0))
                .isEqualTo(finding == null ? List.of() : List.of(finding));
        if (capability == Capability.UNKNOWN) {
            assertThat(host.finding("readiness-unknown", PORT0).message().contains("how the device is reset"))
                    .isEqualTo(reset == null);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "6.5, FIXED, 4, none, true",
                "6.5, FIXED, 7, none, false",
                "7.0, DYNAMIC, 16, none, true",
                "7.0, DYNAMIC, 17, none, false",
                "6.5, FIXED, 4, 2, false",
                "6.5, FIXED, 4, 0, true",
                "7.0, DYNAMIC, 16, 8, true",
                "9.0, FIXED, 4, none, false"
            })
    void virtualHardwareMayBeTooOld(
            String version, DeviceKind kind, int hardware, Integer reportedLimit, boolean tooOld) {
        Given host = Given.host()
                .on(Platform.ESXI, version)
                .with(Card.at(PORT0).context(Context.PASSTHROUGH).givenAs(kind))
                .hardware(hardware);
        if (reportedLimit != null) {
            host.deviceLimit(reportedLimit);
        }
        assertThat(host.findings("platform-readiness", PORT0))
                .isEqualTo(tooOld ? List.of("hardware-too-old/DENY@" + Given.VM) : List.of());
    }

    @Test
    void theSettingsForLargeRegionsAreTold() {
        Given host = Given.host()
                .on(Platform.ESXI, "8.0")
                .with(Card.at(PORT0).context(Context.PASSTHROUGH).bars(128));
        assertThat(host.findings("platform-readiness", PORT0)).containsExactly("mmio-size/WARN@" + Given.VM);
        assertThat(host.finding("mmio-size", PORT0).remedy())
                .contains("pciPassthru.use64bitMMIO=TRUE", "pciPassthru.64bitMMIOSizeGB=256", "EFI");
    }
}
