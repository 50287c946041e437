package io.slotkeeper.policy.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.facts.VmCondition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformProfilesTest {

    private static final PlatformProfiles PROFILES = Rulebook.shipped().platformProfiles();

    @ParameterizedTest
    @CsvSource(
            nullValues = "unknown",
            value = {
                "ESX, 3.5, esx-3.5, 0",
                "ESX, 4.0, esx-4.0, 2",
                "ESXI, 4.0 U4, esx-4.0, 2",
                "ESX, 4.1, esx-4.1, 4",
                "ESXI, 5.0, esxi-5.x, 6",
                "ESXI, 5.5 U3, esxi-5.x, 6",
                "ESXI, 6.0, esxi-6.0, 16",
                "ESXI, 6.5, esxi-6.5, 16",
                "ESXI, 6.7, esxi-6.7, 16",
                "ESXI, 6.7 U3, esxi-6.7-u1, 16",
                "ESXI, 7.0.3, esxi-7.0, 16",
                "ESXI, 8.0, esxi-8.0, 32",
                "ESXI, 8.0.1, esxi-8.0-u1, 64",
                "ESXI, 8.0U2, esxi-8.0-u2, 128",
                "ESXI, 8.0 U3, esxi-8.0-u2, 128",
                "ESXI, 9.0, esxi-9, unknown",
                "ESXI, 9.1, esxi-9, unknown",
                "KVM, 6.1.0-37-amd64, kvm, unknown",
                "KVM, anything, kvm, unknown"
            })
    void eachPlatformVersionHasTheLimitOfItsSource(Platform platform, String version, String id, Integer max) {
        PlatformProfile profile = PROFILES.find(platform, version).orElseThrow();
        assertThat(profile.id()).isEqualTo(id);
        assertThat(profile.kind(DeviceKind.FIXED).limit().max()).isEqualTo(max);
    }

    @ParameterizedTest
    @CsvSource({"ESXI, 99.0", "ESX, 3.0", "ESXI, nonsense", "OTHER, 8.0"})
    void whatNobodyWroteDownHasNoProfile(Platform platform, String version) {
        assertThat(PROFILES.find(platform, version)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "7, 6", "10, 6", "11, 16", "13, 16", "19, 16", "20, 64", "21, 128", "22, 128"})
    void virtualHardwareLowersTheLimitOfANewHost(int hardware, int max) {
        PlatformProfile newest = PROFILES.find(Platform.ESXI, "8.0 U3").orElseThrow();
        assertThat(newest.kind(DeviceKind.FIXED).limit().rowOf(hardware))
                .map(HardwareLimit::max)
                .contains(max);
    }

    @ParameterizedTest
    @CsvSource({
        "ESX, 4.0, FIXED, VMOTION, LOST",
        "ESX, 4.0, FIXED, DRS_PLACEMENT, LIMITED",
        "ESX, 4.0, FIXED, DRS_BALANCING, LOST",
        "ESX, 4.0, FIXED, SNAPSHOTS, UNKNOWN",
        "ESX, 4.0, FIXED, MEMORY_RESERVATION, LOST",
        "ESXI, 5.5, FIXED, SNAPSHOTS, LOST",
        "ESXI, 5.5, SRIOV_VF, VMOTION, LOST",
        "ESX, 4.1, SRIOV_VF, VMOTION, UNKNOWN",
        "ESXI, 6.5, FIXED, HOT_ADD, LOST",
        "ESXI, 6.5, VGPU, VMOTION, TAKEN_FOR_LOST",
        "ESXI, 6.7, VGPU, VMOTION, TAKEN_FOR_LOST",
        "ESXI, 6.7 U1, VGPU, VMOTION, LIMITED",
        "ESXI, 7.0, VGPU, DRS_PLACEMENT, KEPT",
        "ESXI, 7.0, VGPU, DRS_BALANCING, LOST",
        "ESXI, 7.0, VGPU, HA, TAKEN_FOR_LOST",
        "ESXI, 7.0, DYNAMIC, VMOTION, TAKEN_FOR_LOST",
        "ESXI, 7.0, DYNAMIC, DRS_PLACEMENT, KEPT",
        "ESXI, 7.0, DYNAMIC, HA, LIMITED",
        "ESXI, 7.0, FIXED, RECORD_REPLAY, LOST",
        "ESXI, 8.0 U3, FIXED, FT, LOST",
        "ESXI, 9.0, FIXED, VMOTION, UNKNOWN",
        "KVM, 6.1, FIXED, VMOTION, LOST",
        "KVM, 6.1, FIXED, HOT_ADD, KEPT",
        "KVM, 6.1, FIXED, HA, UNKNOWN",
        "KVM, 6.1, DYNAMIC, VMOTION, UNKNOWN"
    })
    void eachPlatformVersionLosesWhatItsSourceSays(
            Platform platform, String version, DeviceKind kind, Feature feature, String fate) {
        FeatureCell cell =
                PROFILES.find(platform, version).orElseThrow().kind(kind).of(feature);
        assertThat(cell.takenForLost() ? "TAKEN_FOR_LOST" : cell.fate().name()).isEqualTo(fate);
    }

    @Test
    void noVersionIsCoveredTwice() {
        List<String> versions = List.of(
                "3.5", "4.0", "4.0 U1", "4.1", "5.0", "5.5", "6.0", "6.5", "6.7", "7.0", "8.0", "8.0 U1", "8.0 U2",
                "8.0 U3", "9.0", "9.1");
        for (Platform platform : Platform.values()) {
            for (String version : versions) {
                assertThat(PROFILES.profiles())
                        .filteredOn(profile -> profile.covers(platform, version))
                        .as("%s %s", platform, version)
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"6.5, FIXED, 7", "7.0, DYNAMIC, 17", "8.0, DYNAMIC, 17", "4.0, FIXED, 7"})
    void someKindsNeedNewerVirtualHardware(String version, DeviceKind kind, int hardware) {
        assertThat(PROFILES.find(Platform.ESXI, version)
                        .orElseThrow()
                        .kind(kind)
                        .hardware())
                .extracting(HardwareFloor::version)
                .isEqualTo(hardware);
    }

    @ParameterizedTest
    @CsvSource({
        "5.5, VM_FEX, VMOTION, KEPT",
        "6.5, VM_FEX, HA, KEPT",
        "6.5, VM_FEX, FT, LOST",
        "6.7, VM_FEX, VMOTION, LOST",
        "8.0, HOT_PLUG_OPT_IN, HOT_ADD, LOST",
        "8.0 U1, HOT_PLUG_OPT_IN, HOT_ADD, LIMITED"
    })
    void whatIsTrueOfTheMachineGoesBeforeTheTable(
            String version, VmCondition condition, Feature feature, FeatureFate fate) {
        Facts facts = Given.dualPortCard().condition(condition, true).facts(Given.PORT0);
        PlatformProfile profile = PROFILES.find(Platform.ESXI, version).orElseThrow();
        assertThat(profile.cell(DeviceKind.FIXED, feature, facts.vm()).fate()).isEqualTo(fate);
    }

    @Test
    void everyProfileTellsOfEveryKindAndFeature() {
        assertThat(PROFILES.profiles()).allSatisfy(profile -> {
            assertThat(profile.kinds()).containsOnlyKeys(DeviceKind.values());
            assertThat(profile.kinds().values())
                    .allSatisfy(kind -> assertThat(kind.features()).containsOnlyKeys(Feature.vector()));
        });
    }

    @Test
    void everyProfileNamesItsSource() {
        assertThat(PROFILES.profiles())
                .allSatisfy(profile -> assertThat(profile.source()).isNotBlank());
    }
}
