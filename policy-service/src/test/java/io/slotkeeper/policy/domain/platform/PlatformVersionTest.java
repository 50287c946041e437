package io.slotkeeper.policy.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformVersionTest {

    /** The table of limits, and what stands between its rows. */
    private static final List<String> ASCENDING = List.of(
            "3.5", "4.0", "4.0 U1", "4.1", "5.0", "5.1", "5.5", "6.0", "6.5", "6.7", "7.0", "7.0.3", "8.0", "8.0 U1",
            "8.0 U1c", "8.0 U2", "8.0 U3", "8.0 U3g", "9.0", "9.1", "10.0");

    @Test
    void everyVersionOfTheTableIsOlderThanTheNext() {
        for (int older = 0; older < ASCENDING.size(); older++) {
            for (int newer = older + 1; newer < ASCENDING.size(); newer++) {
                assertThat(version(ASCENDING.get(older)))
                        .as("%s before %s", ASCENDING.get(older), ASCENDING.get(newer))
                        .isLessThan(version(ASCENDING.get(newer)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.0 U1, 8.0U1",
        "8.0 U1, 8.0.1",
        "8.0 U1, 8.0 Update 1",
        "8.0 U1, 8.0.1.0",
        "8.0 U1, ESXi 8.0.1",
        "8.0 U1, VMware ESXi 8.0.1 build-21495797",
        "8.0 U3, 8.0.3-24022510",
        "8.0 U1, 8.0 u1",
        "8.0 U1, 8.0.0 U1",
        "8.0, 8",
        "8.0, ' 8.0.0 '",
        "4.0, ESX 4.0.0",
        "6.7, 6.7.0",
        "6.1, 6.1.0-37-amd64"
    })
    void differentSpellingsAreOneVersion(String one, String other) {
        assertThat(version(one)).isEqualByComparingTo(version(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "eight", "U1", "8.", "99999.0", "8.0 U", "-1"})
    void whatIsNoVersionIsNotGuessed(String text) {
        assertThat(PlatformVersion.parse(text)).isEmpty();
    }

    @Test
    void aRangeIncludesItsStartAndExcludesItsEnd() {
        VersionRange range = new VersionRange("8.0 U1", "9.0");
        assertThat(List.of("8.0", "8.0 U1", "8.0.3", "9.0", "nonsense"))
                .filteredOn(range::contains)
                .containsExactly("8.0 U1", "8.0.3");
        assertThat(VersionRange.ANY.contains("nonsense")).isTrue();
        assertThat(new VersionRange("7.0", null).contains("12.1")).isTrue();
        assertThat(new VersionRange(null, "7.0").contains("12.1")).isFalse();
        assertThatThrownBy(() -> new VersionRange("nonsense", null)).hasMessageContaining("nonsense");
    }

    @ParameterizedTest
    @CsvSource({
        "4.0, 5.0, 4.x",
        "4.0, 4.1, from 4.0 to before 4.1",
        "8.0 U1, 9.0, from 8.0 U1 to before 9.0",
        "7.0, , 7.0 and later",
        ", 7.0, before 7.0",
        ", , ''"
    })
    void aRangeInWords(String from, String before, String words) {
        assertThat(new VersionRange(from, before).inWords()).isEqualTo(words);
    }

    private static PlatformVersion version(String text) {
        return PlatformVersion.parse(text).orElseThrow(() -> new AssertionError("not a version: " + text));
    }
}
