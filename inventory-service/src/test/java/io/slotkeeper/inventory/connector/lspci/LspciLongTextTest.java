package io.slotkeeper.inventory.connector.lspci;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.connector.pciids.PciIdsFiles;
import io.slotkeeper.inventory.domain.Bar;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LspciLongTextTest {
    private static final LspciReader READER = new LspciReader(PciIdsFiles.bundledNames());

    @Test
    void readsRegionsAndResetBesideWhatTheShortFormsTell() throws IOException {
        List<FunctionFacts> functions = functions(fixture());
        assertThat(functions)
                .extracting(facts -> facts.address().toString())
                .containsExactly("0000:00:1f.0", "0000:06:00.0", "0000:3b:00.0");
        FunctionFacts gpu = functions.get(2);
        assertThat(gpu.identity()).isEqualTo(new DeviceIdentity("10de", "2331", "10de", "1626", "a1", "0302"));
        assertThat(gpu.binding()).isEqualTo(new Binding("vfio-pci", List.of("nouveau", "nvidia")));
        assertThat(gpu.placement()).isEqualTo(new Placement(null, "3", 1, "74"));
        assertThat(gpu.passthrough().resetMethod()).isEqualTo("FUNCTION");
        assertThat(gpu.bars())
                .containsExactly(
                        new Bar(0, 16L << 20, true, 64),
                        new Bar(2, 128L << 30, true, 64),
                        new Bar(4, 32L << 20, true, 64));
    }

    @Test
    void whatIsNotToldStaysUnknown() throws IOException {
        List<FunctionFacts> functions = functions(fixture());
        FunctionFacts nic = functions.get(1);
        assertThat(nic.bars()).containsExactly(new Bar(0, 128L << 10, false, 32));
        assertThat(nic.passthrough().resetMethod())
                .as("it cannot reset itself, but there are other ways")
                .isNull();
        assertThat(functions.get(0).bars()).isNull();
    }

    @Test
    void withoutIdsItIsRefused() {
        Reading reading = READER.read("06:00.0 Ethernet controller: Intel Corporation 82598EB\n\tRegion 0: x\n");
        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
        assertThat(reading.toString()).contains("-nn");
    }

    @ParameterizedTest
    @CsvSource({"[size=4K], 4096", "[size=512], 512", "[size=1T], 1099511627776"})
    void sizesHaveTheirUnits(String size, long bytes) {
        String text = "06:00.0 Ethernet controller [0200]: A card [8086:10c6]\n"
                + "\tRegion 1: Memory at f0000000 (64-bit, prefetchable) [disabled] " + size + "\n";
        assertThat(functions(text).get(0).bars()).containsExactly(new Bar(1, bytes, true, 64));
    }

    private static List<FunctionFacts> functions(String text) {
        return ((Reading.Read) READER.read(text)).report().functions();
    }

    private static String fixture() throws IOException {
        try (InputStream file = LspciLongTextTest.class.getResourceAsStream("/lspci/long.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
