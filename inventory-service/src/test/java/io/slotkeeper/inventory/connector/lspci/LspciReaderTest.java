package io.slotkeeper.inventory.connector.lspci;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.connector.pciids.PciIdsFiles;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LspciReaderTest {
    private static final LspciReader READER = new LspciReader(PciIdsFiles.bundledNames());

    @Test
    void readsNamesNumbersDriversAndPaths() {
        List<FunctionFacts> functions = functions(fixture("founding.txt"));
        assertThat(functions)
                .extracting(facts -> facts.address().toString())
                .containsExactly(
                        "0000:00:03.0",
                        "0000:02:00.0",
                        "0000:02:00.1",
                        "0000:04:00.0",
                        "0000:06:00.0",
                        "0000:06:00.1",
                        "0000:07:00.0",
                        "0000:07:00.1");
        FunctionFacts port = functions.get(4);
        assertThat(port.identity()).isEqualTo(new DeviceIdentity("8086", "10c6", "8086", "a05f", "01", "0200"));
        assertThat(port.names())
                .isEqualTo(new DeviceNames(
                        "Intel Corporation",
                        "82598EB 10-Gigabit AF Dual Port Network Connection",
                        "Ethernet controller"));
        assertThat(port.binding()).isEqualTo(new Binding("ixgbe", List.of("ixgbe")));
        assertThat(port.placement()).isEqualTo(new Placement("0000:00:03.0/06:00.0", "4", null, null));
        assertThat(functions.get(0).identity().bridge()).isTrue();
    }

    @Test
    void readsNumbersWithSpacesEmptyClassRepeatedModulesAndNoLastEmptyLine() {
        List<FunctionFacts> functions = functions(fixture("numeric-with-spaces.txt"));
        assertThat(functions).hasSize(3);
        FunctionFacts ide = functions.get(1);
        assertThat(ide.identity()).isEqualTo(new DeviceIdentity("8086", "7010", "1af4", "1100", null, null));
        assertThat(ide.names()).isEqualTo(DeviceNames.NONE);
        assertThat(ide.binding()).isEqualTo(new Binding("ata_piix", List.of("ata_piix", "ata_generic")));
        assertThat(functions.get(2).binding().driver()).isEqualTo("virtio-pci");
        assertThat(functions.get(2).placement()).isEqualTo(new Placement(null, "3", null, null));
    }

    @Test
    void takesOnlyTheLastBracketsForTheIdAndPassesOverWhatItDoesNotKnow() {
        List<FunctionFacts> functions = functions(fixture("brackets-and-unknown-tags.txt"));
        FunctionFacts sas = functions.get(0);
        assertThat(sas.names().device()).isEqualTo("SAS2008 PCI-Express Fusion-MPT SAS-2 [Falcon]");
        assertThat(sas.identity()).isEqualTo(new DeviceIdentity("1000", "0072", "1000", "3020", "03", "0107"));
        assertThat(sas.placement()).isEqualTo(new Placement(null, null, 1, "15"));
        FunctionFacts nameless = functions.get(1);
        assertThat(nameless.names()).isEqualTo(DeviceNames.NONE);
        assertThat(nameless.identity()).isEqualTo(new DeviceIdentity("1234", "5678", null, null, null, "ff00"));
    }

    @Test
    void theLastHopOfAPathIsTheFunctionAndLiesInTheDomainOfTheFirst() {
        List<FunctionFacts> functions = functions(fixture("paths-and-domains.txt"));
        assertThat(functions)
                .extracting(facts -> facts.address().toString())
                .containsExactly("0000:02:05.0", "0001:00:03.0", "0001:04:00.0", "00ff:02:05.0");
        assertThat(functions.get(2).placement().path()).isEqualTo("0001:00:03.0/02:00.0/03:00.0/04:00.0");
        assertThat(functions.get(1).placement().path()).isNull();
    }

    @Test
    void readsNamesAloneWhereTheyStandForOneId() {
        List<FunctionFacts> functions = functions(fixture("names-only.txt"));
        assertThat(functions.get(0).identity())
                .isEqualTo(new DeviceIdentity("8086", "10fb", "8086", null, "01", "0200"));
        assertThat(functions.get(1).identity().deviceId()).isEqualTo("2532");
        assertThat(functions.get(1).identity().classId()).isEqualTo("0c04");
        assertThat(functions.get(2).identity().deviceId()).isEqualTo("15ff");
    }

    @Test
    void aPathGoesThroughEverySwitchAndEachBridgeHasItsOwn() {
        List<FunctionFacts> functions = functions(fixture("switch.txt"));
        assertThat(functions)
                .extracting(facts -> facts.address() + " " + facts.placement().path())
                .containsExactly(
                        "0000:00:00.0 null",
                        "0000:00:05.0 null",
                        "0000:0b:00.0 0000:00:05.0/0b:00.0",
                        "0000:0c:08.0 0000:00:05.0/0b:00.0/0c:08.0",
                        "0000:0d:00.0 0000:00:05.0/0b:00.0/0c:08.0/0d:00.0",
                        "0000:0d:00.1 0000:00:05.0/0b:00.0/0c:08.0/0d:00.1",
                        "10000:e1:00.0 10000:e0:06.0/e1:00.0");
        assertThat(functions)
                .filteredOn(facts -> facts.identity().bridge())
                .extracting(facts -> facts.address().toString())
                .containsExactly("0000:00:00.0", "0000:00:05.0", "0000:0b:00.0", "0000:0c:08.0");
    }

    @Test
    void aPathThatNoMachineHasIsRefused() {
        String hops = "00:03.0/".repeat(64);
        assertThat(read("Slot:\t" + hops + "02:00.0\nVendor:\t8086\nDevice:\t10c6"))
                .isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .endsWith("…\" is no PCI address"));
    }

    @Test
    void theEndOfLineDoesNotMatter() {
        String dump = fixture("founding.txt");
        assertThat(functions(dump.replace("\n", "\r\n"))).isEqualTo(functions(dump));
        assertThat(functions("\uFEFF" + dump)).isEqualTo(functions(dump));
        assertThat(functions("\n\n" + dump.replace("\n\n", "\n\n\n\n").strip())).isEqualTo(functions(dump));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Slot:\\t06:00.9\\nVendor:\\t8086\\nDevice:\\t10c6 | 1 | \"06:00.9\" is no PCI address",
                "Slot:\\t00:03.0/00.0/01.0\\nVendor:\\t8086\\nDevice:\\t10c6 | 1 | is a path without buses, which does not tell the address; take the dump with -PP",
                "Slot:\\t00:03.0/zz\\nVendor:\\t8086\\nDevice:\\t10c6 | 1 | \"00:03.0/zz\" is no PCI address",
                "\\nSlot:\\t06:00.0\\nDevice:\\t10c6 | 2 | the function has no Vendor",
                "Slot:\\t06:00.0\\nVendor:\\t8086\\nDevice: | 3 | the function has no Device",
                "Class:\\t0200\\nVendor:\\t8086\\nDevice:\\t10c6 | 1 | the record has no Slot",
                "Slot:\\t06:00.0\\nVendor:\\t8086\\nDevice:\\t1\\n\\nSlot:\\t06:00.0 | 3 | Device \"1\" has no id",
                "Slot:\\t06:00.0\\nVendor:\\t8086\\nDevice:\\t10c6\\nSlot:\\t0000:06:00.0\\nVendor:\\t8086\\nDevice:\\t1 | 6 | Device \"1\"",
                "Slot:\\t06:00.0\\nVendor:\\t1\\nDevice:\\t10c6 | 2 | Vendor \"1\" has no id, and the name is not in pci.ids",
                "Slot:\\t00:00.0\\nVendor:\\tIntel Corporation\\nDevice:\\t5520/5500/X58 I/O Hub to ESI Port | 3 | the name stands for 3400, 3401",
                "06:00.0 Ethernet controller: Intel | 1 | the function has no [vendor:device]; take the dump with -nn",
                "some text | 1 | no function found",
                "'' | 1 | no function found"
            })
    void whatCannotBeReadIsRefusedWithLineAndReason(String dump, int line, String reason) {
        assertThat(read(dump.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
                    assertThat(unreadable.line()).isEqualTo(line);
                    assertThat(unreadable.reason()).contains(reason);
                });
    }

    @Test
    void anAddressThatComesTwiceIsRefused() {
        String one = "Slot:\t06:00.0\nVendor:\t8086\nDevice:\t10c6\n";
        assertThat(read(one + one)).isEqualTo(Reading.Unreadable.atLine(4, "0000:06:00.0 is in the report twice"));
    }

    private static List<FunctionFacts> functions(String dump) {
        return ((Reading.Read) read(dump)).report().functions();
    }

    private static Reading read(String dump) {
        return READER.read(dump);
    }

    private static String fixture(String name) {
        try (InputStream file = LspciReaderTest.class.getResourceAsStream("/lspci/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
