package io.slotkeeper.inventory.connector.pciids;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.names.PciIds;
import io.slotkeeper.inventory.application.names.PciIds.Contents;
import io.slotkeeper.inventory.application.names.PciIdsReader.Reading;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is a pci.ids and what is not: as the PCI library of pciutils reads it, and stricter where that guesses. */
class PciIdsTextTest {
    private static final String GOOD =
            """
            #
            #\tVersion: 2031.02.03
            #\tDate:    2031-02-03 03:15:02
            #

            1234  Example Cards [formerly Sample]
            \tAB01  Net #1 [Ärger]
            \t\t1234 0001  Board of one port
            \t\t5678 0001  Board of another maker
            # a remark
            \tab02   Net 2
            5678  Other Maker

            S 1234
            \t0009  A board with any chip
            X 99
            \tanything\tgoes here
            C 02  Network controller
            \t00  Ethernet controller
            \t\t01  Of some interface
            \t80  Network controller
            C 03  Display controller
            """;

    @Test
    void readsNamesAndCountsThem() {
        PciIds ids = read(GOOD);
        assertThat(ids.contents()).isEqualTo(new Contents("2031.02.03", LocalDate.of(2031, 2, 3), 2, 2, 2, 2));
        assertThat(ids.of(new DeviceIdentity("1234", "ab01", null, null, null, "0200")))
                .isEqualTo(new DeviceNames("Example Cards [formerly Sample]", "Net #1 [Ärger]", "Ethernet controller"));
        assertThat(ids.of(new DeviceIdentity("1234", "ffff", null, null, null, "0207")))
                .isEqualTo(new DeviceNames("Example Cards [formerly Sample]", null, "Network controller"));
        assertThat(ids.of(new DeviceIdentity("9999", "ab01"))).isEqualTo(DeviceNames.NONE);
        assertThat(ids.deviceIds("1234", "Net 2")).containsExactly("ab02");
        assertThat(ids.classIds("Network controller")).containsExactly("0280");
    }

    @Test
    void endsOfLinesDoNotMatter() {
        assertThat(read(GOOD.replace("\n", "\r\n"))).isEqualTo(read(GOOD));
        assertThat(read(GOOD.replace("\n", " \n"))).isEqualTo(read(GOOD));
        assertThat(read(GOOD.stripTrailing())).isEqualTo(read(GOOD));
    }

    @Test
    void aFileMayNotTellOfWhenItIs() {
        assertThat(read("1234  Some\n#\tDate:    2031-02-03\n").contents().date())
                .isNull();
        assertThat(read("#\tDate:    2031-02-31\n1234  Some\n").contents().date())
                .isNull();
    }

    static Stream<Arguments> others() {
        String one = "1234  Some\n";
        return Stream.of(
                Arguments.of("", 1, "it has no vendors"),
                Arguments.of("# only\n# remarks\n", 2, "it has no vendors"),
                Arguments.of("C 02  Network controller\n", 1, "it has no vendors"),
                Arguments.of("\n<!DOCTYPE html>\n<html>\n", 2, "web page"),
                Arguments.of("{\"a\":1}\n", 1, "is not like \"8086  Intel Corporation\""),
                Arguments.of(one + "    ab01  By spaces\n", 2, "nested by tabs and not by spaces"),
                Arguments.of("\tab01  Under nothing\n", 1, "stands under no vendor"),
                Arguments.of(one + "\t\t1234 0001  Too deep\n", 2, "has 2 tabs"),
                Arguments.of(one + "\tab01  Net\n\t\t\tab02  Too deep\n", 3, "has 3 tabs"),
                Arguments.of(one + "\tab01  Net\n5678  Other\n\t\t1234 0001  Of whom\n", 4, "has 2 tabs"),
                Arguments.of(one + "\tab01\n", 2, "is not like"),
                Arguments.of(one + "\tab0  Short\n", 2, "is not like"),
                Arguments.of(one + "\tab012  Long\n", 2, "is not like"),
                Arguments.of(one + "\txy01  No number\n", 2, "is not like"),
                Arguments.of(one + "\tab01  Net\n\t\t12340001  Board\n", 3, "is not like"),
                Arguments.of(one + "5678  Other\n1234  Again\n", 3, "vendor 1234 is there twice"),
                Arguments.of(one + "\tab01  A\n\tAB01  B\n", 3, "device ab01 of vendor 1234 is there twice"),
                Arguments.of(
                        one + "\tab01  A\n\t\t1234 0001  B\n\t\t1234\t0001  C\n", 4, "device 1234:ab01 is there twice"),
                Arguments.of(one + "C 02  A\nC 02  B\n", 3, "class 02 is there twice"),
                Arguments.of(one + "C 02  A\n\t00  B\n\t00  C\n", 4, "subclass 0200 is there twice"),
                Arguments.of(one + "C 0  A\n", 2, "is not like \"C 02  Network controller\""),
                Arguments.of(one + "S 5678\n", 2, "a vendor that stands above"),
                Arguments.of(one + "\tab01  " + "x".repeat(1_022) + "\n", 2, "longer than 1022 bytes"),
                Arguments.of(one + "\tab01  bell \u0007\n", 2, "control character"),
                Arguments.of(one + "\tab0", 2, "is not like"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatIsNoneSaysWhereAndWhy(String text, int line, String reason) {
        unreadable(text.getBytes(UTF_8), line, reason);
    }

    @Test
    void otherEncodingsAreRefused() {
        unreadable(GOOD.getBytes(ISO_8859_1), 7, "it is not UTF-8");
        unreadable(new byte[] {0x1f, (byte) 0x8b, 8, 0}, 1, "it is compressed");
        byte[] large = new byte[PciIdsText.BYTES_MAX + 1];
        Arrays.fill(large, (byte) '\n');
        unreadable(large, 1, "more than 8388608 bytes");
    }

    @Test
    void theBundledFileIsOne() {
        assertThat(PciIdsFiles.bundledNames().contents().date()).isEqualTo(LocalDate.of(2023, 4, 10));
        assertThat(PciIdsFiles.bundledNames().vendorIds("Intel Corporation")).isEqualTo(List.of("8086"));
    }

    private static PciIds read(String text) {
        assertThat(new PciIdsFiles().read(text.getBytes(UTF_8))).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) new PciIdsFiles().read(text.getBytes(UTF_8))).ids();
    }

    private static void unreadable(byte[] file, int line, String reason) {
        assertThat(new PciIdsFiles().read(file)).isInstanceOfSatisfying(Reading.Unreadable.class, wrong -> {
            assertThat(wrong.line()).as(wrong.reason()).isEqualTo(line);
            assertThat(wrong.reason()).contains(reason);
        });
    }
}
