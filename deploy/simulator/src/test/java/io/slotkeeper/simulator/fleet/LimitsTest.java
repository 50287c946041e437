package io.slotkeeper.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "3.5,   4,  0",
        "4.0,   4,  0",
        "4.0.0, 7,  2",
        "4.1.0, 7,  4",
        "5.0,   8,  6",
        "5.5,   7,  6",
        "5.5,  10, 6",
        "6.0,   11, 16",
        "6.5,  13, 16",
        "6.5,  8,  6",
        "6.7.0, 15, 16",
        "7.0.3, 19, 16",
        "7.0.3, 17, 16",
        "8.0.0, 20, 32",
        "8.0.1, 20, 64",
        "8.0.2, 21, 128",
        "8.0.3, 21, 128",
        "8.0.3, 20, 64",
        "8.0.3, 13, 16",
        "9.0.0, 22, 128"
    })
    void theSmallerOfHostAndHardwareCounts(String host, int hardware, int most) {
        assertThat(Limits.passthroughDevices(Version.of(host), hardware)).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"3.5, 4", "4.1.0, 7", "5.5.0, 10", "6.7.0, 14", "7.0.3, 19", "8.0.1, 20", "8.0.3, 21", "9.0.0, 22"})
    void eachReleaseHasItsNewestHardware(String host, int newest) {
        assertThat(Limits.newestHardwareVersion(Version.of(host))).isEqualTo(newest);
    }
}
