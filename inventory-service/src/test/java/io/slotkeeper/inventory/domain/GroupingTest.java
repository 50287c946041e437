package io.slotkeeper.inventory.domain;

import static io.slotkeeper.inventory.domain.Samples.bridge;
import static io.slotkeeper.inventory.domain.Samples.dependingOn;
import static io.slotkeeper.inventory.domain.Samples.function;
import static io.slotkeeper.inventory.domain.Samples.having;
import static io.slotkeeper.inventory.domain.Samples.inIommuGroup;
import static io.slotkeeper.inventory.domain.Samples.nic;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
    @ParameterizedTest
    @CsvSource({"ESX, FOUNDING_RULE", "ESXI, FOUNDING_RULE", "KVM, MULTIFUNCTION_SLOT"})
    void withoutBetterEvidenceTheSlotMakesAContextGroupOnly(Platform platform, GroupKind kind) {
        Host host = having(platform, nic("06:00.0"), nic("06:00.1"), nic("07:00.0"));
        assertThat(groups(host)).containsExactly("CONTEXT [%s] [0000:06:00.0, 0000:06:00.1]".formatted(kind));
        assertThat(function(host, "06:00.1").contextGroup()).hasToString("0000:06:00.0");
        assertThat(function(host, "06:00.1").holderGroup()).isNull();
        assertThat(function(host, "07:00.0").contextGroup()).hasToString("0000:07:00.0");
        Evidence evidence = host.effective().groups().get(0).evidence().get(0);
        assertThat(evidence)
                .isEqualTo(new Evidence(kind, "Slot", "0000:06:00", Samples.LSPCI, Samples.T0.plusSeconds(1)));
    }

    @Test
    void bridgesAreNoMembersButHaveAGroupOfTheirOwn() {
        Host host = having(Platform.ESX, bridge("00:1c.0"), bridge("00:1c.1"), nic("00:1c.2"));
        assertThat(groups(host)).isEmpty();
        assertThat(function(host, "00:1c.1").contextGroup()).hasToString("0000:00:1c.1");
        assertThat(function(host, "00:1c.1").assignable()).isFalse();
    }

    @Test
    void onEsxiADependentDeviceOfItsOwnFreesAFunctionFromItsSlot() {
        Host host = having(Platform.ESXI, dependingOn("02:00.0", "02:00.0"), dependingOn("02:00.1", "02:00.1"));
        assertThat(groups(host)).isEmpty();
    }

    @Test
    void onClassicEsxTheFoundingRuleHoldsBesidesTheDependentDevice() {
        Host host = having(Platform.ESX, dependingOn("02:00.0", "02:00.0"), dependingOn("02:00.1", "02:00.1"));
        assertThat(groups(host)).containsExactly("CONTEXT [FOUNDING_RULE] [0000:02:00.0, 0000:02:00.1]");
    }

    @Test
    void onEsxiASlotWithAnUnknownDependentDeviceKeepsTheFoundingRule() {
        Host host = having(Platform.ESXI, dependingOn("02:00.0", "02:00.0"), nic("02:00.1"));
        assertThat(groups(host)).containsExactly("CONTEXT [FOUNDING_RULE] [0000:02:00.0, 0000:02:00.1]");
    }

    @Test
    void aBridgeThatResetsSeveralFunctionsTiesContextAndHolder() {
        Host host = having(
                Platform.ESXI, bridge("00:03.0"), dependingOn("04:00.0", "00:03.0"), dependingOn("05:00.0", "00:03.0"));
        assertThat(groups(host))
                .containsExactly(
                        "CONTEXT [VSPHERE_DEPENDENT] [0000:04:00.0, 0000:05:00.0]",
                        "HOLDER [VSPHERE_DEPENDENT] [0000:04:00.0, 0000:05:00.0]");
        assertThat(function(host, "05:00.0").holderGroup()).hasToString("0000:04:00.0");
        assertThat(host.effective().groups().get(0).evidence())
                .extracting(Evidence::field, Evidence::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("dependentDevice", "0000:00:03.0"));
    }

    @Test
    void aSiblingAsDependentDeviceTiesTheContextOnly() {
        Host host = having(Platform.ESXI, dependingOn("02:00.0", "02:00.0"), dependingOn("02:00.1", "02:00.0"));
        assertThat(groups(host)).containsExactly("CONTEXT [VSPHERE_DEPENDENT] [0000:02:00.0, 0000:02:00.1]");
    }

    @Test
    void onLinuxIommuGroupsDecideAndTieContextAndHolder() {
        Host host = having(
                Platform.KVM,
                inIommuGroup(bridge("00:01.0"), "15"),
                inIommuGroup(nic("05:00.0"), "15"),
                inIommuGroup(nic("05:00.1"), "15"),
                inIommuGroup(nic("06:00.0"), "16"),
                inIommuGroup(nic("06:00.1"), "17"));
        assertThat(groups(host))
                .containsExactly(
                        "CONTEXT [IOMMU_GROUP] [0000:05:00.0, 0000:05:00.1]",
                        "HOLDER [IOMMU_GROUP] [0000:05:00.0, 0000:05:00.1]");
    }

    @Test
    void groupsThatOverlapAreJoinedWithAllTheirEvidence() {
        Host host = having(
                Platform.ESXI,
                bridge("00:03.0"),
                dependingOn("04:00.0", "00:03.0"),
                dependingOn("05:00.0", "00:03.0"),
                nic("05:00.1"));
        assertThat(groups(host))
                .containsExactly(
                        "CONTEXT [FOUNDING_RULE, VSPHERE_DEPENDENT] [0000:04:00.0, 0000:05:00.0, 0000:05:00.1]",
                        "HOLDER [VSPHERE_DEPENDENT] [0000:04:00.0, 0000:05:00.0]");
        assertThat(host.effective().groups().get(0).evidence()).hasSize(2);
    }

    private static List<String> groups(Host host) {
        return host.effective().groups().stream()
                .map(group -> group.scope() + " " + group.kinds() + " " + group.members())
                .toList();
    }
}
