package io.slotkeeper.policy.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Rulebook;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
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
                "ESXI, 7.0.3, esxi-7.0, 16",
                "ESXI, 8.0, esxi-8.0, 32",
                "ESXI, 8.0.1, esxi-8.0-u1, 64",
                "ESXI, 8.0U2, esxi-8.0-u2, 128",
                "ESXI, 8.0 U3, esxi-8.0-u2, 128",
                "ESXI, 9.0, esxi-9.0, unknown",
                "KVM, 6.1.0-37-amd64, kvm, unknown",
                "KVM, anything, kvm, unknown"
            })
    void eachPlatformVersionHasTheLimitOfItsSource(Platform platform, String version, String id, Integer max) {
        PlatformProfile profile = PROFILES.find(platform, version).orElseThrow();
        assertThat(profile.id()).isEqualTo(id);
        assertThat(profile.maxDevices()).isEqualTo(max);
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
        assertThat(newest.limitOf(hardware)).map(HardwareLimit::max).contains(max);
    }

    @ParameterizedTest
    @CsvSource({
        "ESX, 4.0, VMOTION, LOST", "ESX, 4.0, DRS, LIMITED", "ESX, 4.0, SNAPSHOTS, UNKNOWN",
        "ESXI, 5.5, SNAPSHOTS, LOST", "ESXI, 6.5, HOT_ADD, LOST", "ESXI, 7.0, RECORD_REPLAY, LOST",
        "ESXI, 8.0 U3, FT, LOST", "ESXI, 9.0, VMOTION, UNKNOWN", "KVM, 6.1, VMOTION, LOST",
        "KVM, 6.1, HOT_ADD, KEPT", "KVM, 6.1, HA, UNKNOWN"
    })
    void eachPlatformVersionLosesWhatItsSourceSays(
            Platform platform, String version, Feature feature, FeatureFate fate) {
        assertThat(PROFILES.find(platform, version).orElseThrow().fateOf(feature))
                .isEqualTo(fate);
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

    @Test
    void everyProfileNamesItsSource() {
        assertThat(PROFILES.profiles())
                .allSatisfy(profile -> assertThat(profile.source()).isNotBlank());
    }
}
