package io.slotkeeper.policy.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.policy.domain.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileMergeTest {

    private static final PlatformProfiles SHIPPED = Rulebook.shipped().platformProfiles();

    @Test
    void anUntouchedSiteTakesAllOfTheRelease() {
        PlatformProfiles release = changed(SHIPPED, "esx-4.0");
        ProfileMerge merge = ProfileMerge.of(SHIPPED, release, SHIPPED);
        assertThat(merge.merged().sameContent(sorted(release))).isTrue();
        assertThat(merge.taken()).containsExactly("esx-4.0");
        assertThat(merge.kept()).isEmpty();
    }

    @Test
    void whatTheSiteHasChangedAddedOrRemovedStays() {
        PlatformProfiles release = changed(changed(SHIPPED, "esx-4.0"), "esx-4.1");
        PlatformProfiles site = without(changed(SHIPPED, "esx-4.0", "of the site"), "kvm");
        ProfileMerge merge = ProfileMerge.of(SHIPPED, release, site);
        assertThat(merge.kept()).containsExactly("esx-4.0", "kvm");
        assertThat(merge.taken()).containsExactly("esx-4.1");
        assertThat(profile(merge.merged(), "esx-4.0").source()).isEqualTo("of the site");
        assertThat(profile(merge.merged(), "esx-4.1").source()).isEqualTo("changed");
        assertThat(merge.merged().profiles()).extracting(PlatformProfile::id).doesNotContain("kvm");
    }

    @Test
    void onlyWhatIsDifferentGetsANewVersion() {
        PlatformProfiles next = changed(SHIPPED, "esx-4.0").after(SHIPPED, 7);
        assertThat(next.version()).isEqualTo(7);
        assertThat(profile(next, "esx-4.0").version()).isEqualTo(7);
        assertThat(profile(next, "esx-4.1").version()).isEqualTo(1);
        assertThat(next.sameContent(SHIPPED)).isFalse();
        assertThat(SHIPPED.asVersion(3).sameContent(SHIPPED)).isTrue();
    }

    @Test
    void guidesAreMergedToo() {
        PlatformProfiles site = new PlatformProfiles(1, Map.of(), SHIPPED.profiles());
        assertThat(ProfileMerge.of(SHIPPED, SHIPPED, site).merged().guides()).isEmpty();
        assertThat(ProfileMerge.of(site, SHIPPED, site).merged().guides()).isEqualTo(SHIPPED.guides());
    }

    private static PlatformProfiles changed(PlatformProfiles profiles, String id) {
        return changed(profiles, id, "changed");
    }

    private static PlatformProfiles changed(PlatformProfiles profiles, String id, String source) {
        List<PlatformProfile> all = new ArrayList<>(profiles.profiles());
        all.replaceAll(old -> old.id().equals(id)
                ? new PlatformProfile(
                        id,
                        old.version(),
                        old.platforms(),
                        old.versions(),
                        old.kinds(),
                        old.exceptions(),
                        old.contextChange(),
                        old.reservation(),
                        source)
                : old);
        return new PlatformProfiles(profiles.version(), profiles.guides(), all);
    }

    private static PlatformProfiles without(PlatformProfiles profiles, String id) {
        return new PlatformProfiles(
                profiles.version(),
                profiles.guides(),
                profiles.profiles().stream()
                        .filter(profile -> !profile.id().equals(id))
                        .toList());
    }

    private static PlatformProfiles sorted(PlatformProfiles profiles) {
        List<PlatformProfile> all = new ArrayList<>(profiles.profiles());
        all.sort(java.util.Comparator.comparing(PlatformProfile::id));
        return new PlatformProfiles(profiles.version(), profiles.guides(), all);
    }

    private static PlatformProfile profile(PlatformProfiles profiles, String id) {
        return PlatformProfiles.byId(profiles).get(id);
    }
}
