package io.slotkeeper.policy.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.policy.domain.facts.DeviceKind;
import io.slotkeeper.policy.domain.facts.Feature;
import io.slotkeeper.policy.domain.facts.Platform;
import io.slotkeeper.policy.domain.platform.FeatureFate;
import io.slotkeeper.policy.domain.platform.PlatformProfile;
import org.junit.jupiter.api.Test;

class StoredProfilesTest {

    private static final String OF_OLD =
            """
            {"version": 1, "guides": {}, "profiles": [{
              "id": "esx-4.0", "version": 1, "platforms": ["ESX", "ESXI"], "versions": {"from": "4.0", "before": "4.1"},
              "maxDevices": 2, "byHardware": [{"fromHardware": 0, "max": 0}, {"fromHardware": 7, "max": 2}],
              "note": "two", "features": {"VMOTION": "LOST", "DRS": "LIMITED", "SNAPSHOTS": "UNKNOWN"},
              "featureNote": "DRS: part of a cluster.", "contextChange": "REBOOT", "reservation": "REQUIRED",
              "source": "KB 1010789"}]}
            """;

    @Test
    void profilesOfOldAreUnderstoodForEveryKindOfDevice() throws Exception {
        Object document = new ObjectMapper().readValue(OF_OLD, Object.class);
        PlatformProfile profile = StoredProfiles.read(document, 1, "old")
                .find(Platform.ESX, "4.0")
                .orElseThrow();
        assertThat(profile.kinds()).containsOnlyKeys(DeviceKind.values()).allSatisfy((kind, is) -> {
            assertThat(is.limit().max()).isEqualTo(2);
            assertThat(is.limit().rowOf(4).orElseThrow().max()).isZero();
            assertThat(is.of(Feature.DRS_BALANCING).fate()).isEqualTo(FeatureFate.LIMITED);
            assertThat(is.of(Feature.VMOTION).fate()).isEqualTo(FeatureFate.LOST);
            assertThat(is.of(Feature.MEMORY_RESERVATION).fate()).isEqualTo(FeatureFate.UNKNOWN);
        });
    }

    @Test
    void aBrokenFileSaysWhichPlacesAreWrong() throws Exception {
        Object document = new ObjectMapper().readValue(OF_OLD.replace("\"LOST\"", "\"GONE\""), Object.class);
        assertThatThrownBy(() -> StoredProfiles.read(document, 1, "platform-profiles.json"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("platform-profiles.json cannot be used")
                .hasMessageContaining("/profiles/0/kinds/FIXED/features/VMOTION/fate: must be one of LOST");
    }
}
