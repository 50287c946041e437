package io.slotkeeper.inventory.connector.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgePathTest {
    @ParameterizedTest
    @CsvSource({
        "00:03.0,                                      ",
        "00:03.0 02:00.0 04:00.1,                      0000:00:03.0/02:00.0/04:00.1",
        "0001:00:03.0 0001:02:00.0,                    0001:00:03.0/02:00.0",
        "0000:00:0e.0 10000:e0:06.0 10000:e1:00.0,     10000:e0:06.0/e1:00.0",
        "0000:00:0e.0 10000:e0:06.0,                   "
    })
    void isPrintedAsLspciDoesAndStaysInOneDomain(String hops, String path) {
        assertThat(BridgePath.of(
                        Arrays.stream(hops.split(" ")).map(PciAddress::of).toList()))
                .isEqualTo(path);
    }
}
