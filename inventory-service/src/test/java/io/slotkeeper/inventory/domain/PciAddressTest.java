package io.slotkeeper.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PciAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0000:06:00.0, 0000:06:00.0, 0000:06:00",
        "06:00.1,      0000:06:00.1, 0000:06:00",
        "0000:AF:1F.7, 0000:af:1f.7, 0000:af:1f",
        "ff:02:05.0,   00ff:02:05.0, 00ff:02:05",
        "10000:e1:00.0,10000:e1:00.0,10000:e1:00"
    })
    void addressesAreLowerCaseWithDomain(String text, String address, String slot) {
        PciAddress parsed = PciAddress.of(text);
        assertThat(parsed).hasToString(address);
        assertThat(parsed.slot()).isEqualTo(slot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0000:06:00", "0000:06:00.8", "0000:06:20.0", "6:0.0", "0000:06:00.0 ", "0000:0g:00.0", "x"})
    void otherTextsAreNoAddresses(String text) {
        assertThat(PciAddress.parse(text)).isEmpty();
        assertThatThrownBy(() -> PciAddress.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesAreInTheOrderOfTheBus() {
        List<PciAddress> sorted = List.of(
                PciAddress.of("0000:06:00.0"),
                PciAddress.of("0000:06:00.1"),
                PciAddress.of("0000:06:01.0"),
                PciAddress.of("0000:10:00.0"),
                PciAddress.of("0001:00:00.0"),
                PciAddress.of("10000:00:00.0"));
        assertThat(sorted.stream().sorted()).containsExactlyElementsOf(sorted);
    }
}
