package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.Given.HOST;
import static io.slotkeeper.policy.domain.Given.PORT0;
import static io.slotkeeper.policy.domain.Given.PORT1;
import static io.slotkeeper.policy.domain.Given.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.DeviceLimit.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmDeviceLimitTest {

    private static final List<String> EXCEEDED = List.of("limit-exceeded/DENY@" + VM);

    @ParameterizedTest
    @CsvSource({"0, 1, false", "0, 2, false", "0, 3, true", "1, 1, false", "1, 2, true", "2, 1, true"})
    void heldAndRequestedTogetherStayWithinTheLimit(int held, int requested, boolean exceeded) {
        Given host = Given.host();
        for (int slot = 0; slot < held; slot++) {
            host.held(HOST, VM, "0000:0a:0%d.0".formatted(slot));
        }
        String[] asked = new String[requested];
        for (int slot = 0; slot < requested; slot++) {
            asked[slot] = "0000:0b:0%d.0".formatted(slot);
            host.with(Card.at(asked[slot]));
        }
        assertThat(host.findings("vm-device-limit", asked)).isEqualTo(exceeded ? EXCEEDED : List.of());
        assertThat(host.ask(asked).limit())
                .isEqualTo(new DeviceLimit(
                        2, held, requested, Source.PROFILE, "esx-4.0", 1, "For virtual hardware 7 and newer: 2."));
    }

    @Test
    void neitherCompanionsNorOthersHoldsCount() {
        Given host = Given.dualPortCard().held(HOST, VM, "0000:0a:00.0").held(HOST, "vm-43", "0000:0a:01.0");
        assertThat(host.findings("vm-device-limit", PORT0)).isEmpty();
    }

    @Test
    void theRefusalSaysWhatIsHeldAndWhatHelps() {
        var finding = Given.dualPortCard()
                .held(HOST, VM, "0000:0a:00.0", "0000:0a:00.1")
                .finding("limit-exceeded", PORT0);
        assertThat(finding.message())
                .isEqualTo(
                        "Virtual machine vm-42 holds 2 functions and asks for 1 more, but may have 2 (the limit of ESX 4.0).");
        assertThat(finding.parameters())
                .containsEntry("heldFunctions", List.of("esx-07/0000:0a:00.0", "esx-07/0000:0a:00.1"));
        assertThat(finding.remedy()).contains("Release a function");
    }

    @Test
    void whatTheVmReportsItselfGoesBeforeTheProfile() {
        Given host = Given.dualPortCard().deviceLimit(1);
        assertThat(host.findings("vm-device-limit", PORT0, PORT1)).isEqualTo(EXCEEDED);
        assertThat(host.ask(PORT0).limit().source()).isEqualTo(Source.VM);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, 128", "21, 128", "20, 64", "19, 16", "10, 6", "4, 0"})
    void virtualHardwareDecidesOnANewHost(Integer hardware, int max) {
        DeviceLimit limit = Given.dualPortCard()
                .on(Platform.ESXI, "8.0 U3")
                .hardware(hardware)
                .ask(PORT0)
                .limit();
        assertThat(limit.max()).isEqualTo(max);
        assertThat(limit.note()).contains(hardware == null ? "not reported" : "For virtual hardware");
    }

    @ParameterizedTest
    @CsvSource({"5.5, 3, false", "5.5, 4, true", "5.5, 5, true", "6.7, 5, false", "6.7, 6, true", "7.0, 15, false"})
    void beyondTheLowerOfTwoFiguresTheDisputeIsTold(String version, int held, boolean told) {
        Given host = Given.dualPortCard().on(Platform.ESXI, version).hardware(11);
        for (int slot = 0; slot < held; slot++) {
            host.held(HOST, VM, "0000:0a:%02x.0".formatted(slot));
        }
        assertThat(host.findings("vm-device-limit", PORT0))
                .isEqualTo(told ? List.of("limit-disputed/WARN@" + VM) : List.of());
    }

    @Test
    void aDisputedFigureIsNoMatterOnceTheHigherOneIsExceededOrTheVmReportsItsOwn() {
        Given host = Given.dualPortCard().on(Platform.ESXI, "5.5");
        for (int slot = 0; slot < 6; slot++) {
            host.held(HOST, VM, "0000:0a:%02x.0".formatted(slot));
        }
        assertThat(host.findings("vm-device-limit", PORT0)).isEqualTo(EXCEEDED);
        assertThat(host.deviceLimit(8).findings("vm-device-limit", PORT0)).isEmpty();
    }

    @Test
    void theRefusalSaysThatVirtualHardwareDecided() {
        Given host = Given.dualPortCard().on(Platform.ESXI, "8.0").hardware(4);
        assertThat(host.finding("limit-exceeded", PORT0).message())
                .endsWith("but may have 0 (the limit of ESXi 8.0 for virtual hardware 4).");
        assertThat(host.finding("limit-exceeded", PORT0).parameters()).containsEntry("hardwareVersion", 4);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "6.5, DYNAMIC, 0",
                "5.5, VGPU, 0",
                "7.0, DYNAMIC, unknown",
                "6.7, SRIOV_VF, unknown",
                "4.0, FIXED, 2"
            })
    void everyKindOfDeviceHasItsOwnFigure(String version, DeviceKind kind, Integer max) {
        DeviceLimit limit = Given.host()
                .with(Card.at(PORT0).givenAs(kind))
                .on(Platform.ESXI, version)
                .ask(PORT0)
                .limit();
        assertThat(limit.max()).isEqualTo(max);
    }

    @Test
    void ofSeveralKindsTheLowestFigureCounts() {
        Given host = Given.host()
                .with(Card.at(PORT0).virtualOf("0000:09:00.0"), Card.at("0000:0b:00.0"))
                .on(Platform.ESXI, "7.0");
        DeviceLimit limit = host.ask(PORT0, "0000:0b:00.0").limit();
        assertThat(limit.max()).isEqualTo(6);
        assertThat(limit.note()).contains("No source gives a figure for virtual functions", "For virtual hardware 7");
    }

    @ParameterizedTest
    @CsvSource({"ESXI, 99.0", "ESXI, 9.0", "KVM, 6.1", "OTHER, 1"})
    void anUnknownLimitWarnsAndNeverDenies(Platform platform, String version) {
        Given host = Given.dualPortCard().on(platform, version);
        for (int bus = 16; bus < 80; bus++) {
            host.held(HOST, VM, "0000:%02x:00.0".formatted(bus));
        }
        assertThat(host.findings("vm-device-limit", PORT0)).containsExactly("limit-unknown/WARN@" + VM);
        assertThat(host.ask(PORT0).limit().source()).isEqualTo(Source.UNKNOWN);
        assertThat(host.ask(PORT0).limit().note()).isNotBlank();
    }

    @Test
    void aVmIsPinnedToTheHostWhereItHoldsSomething() {
        Given host = Given.dualPortCard().held("esx-08", VM, "0000:0a:00.0");
        assertThat(host.findings("vm-device-limit", PORT0)).containsExactly("vm-pinned-elsewhere/DENY@" + VM);
        assertThat(host.finding("vm-pinned-elsewhere", PORT0).parameters()).containsEntry("host", "esx-08");
    }
}
