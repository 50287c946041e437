package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    @ParameterizedTest
    @ValueSource(strings = {"esx-07", "a", "0", "rack1.host_2"})
    void idsAreShortAndLowerCase(String text) {
        assertThat(Identifier.isValid(text)).isTrue();
        assertThat(new HostId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ESX", "-a", "a b", "a/b", "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void otherTextsAreNoIds(String text) {
        assertThat(Identifier.isValid(text)).isFalse();
        assertThatThrownBy(() -> new VmId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"8086, 8086", "0x10C6, 10c6", "10c, ", "10c6a, ", "xyz1, "})
    void hexadecimalIdsHaveFourDigits(String text, String id) {
        assertThat(Hex.id(text).orElse(null)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"0200, 0200", "020000, 0200", "0x0C0330, 0c03", "02, "})
    void classesLoseTheirInterface(String text, String id) {
        assertThat(Hex.classId(text).orElse(null)).isEqualTo(id);
    }
}
