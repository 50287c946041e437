package io.slotkeeper.inventory.connector.nodedev;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Placement;
import io.slotkeeper.inventory.domain.Sriov;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodedevReaderTest {
    private static final NodedevReader READER = new NodedevReader();
    private static final String LOOP = fixture("loop.xml");

    @Test
    void readsDocumentsOneAfterTheOtherAndPassesOverWhatIsNoPciFunction() {
        List<FunctionFacts> functions = functions(LOOP);
        assertThat(functions)
                .extracting(facts -> facts.address().toString())
                .containsExactly("0000:00:09.0", "0000:15:00.1", "0000:15:10.3");
        FunctionFacts port = functions.get(1);
        assertThat(port.identity()).isEqualTo(new DeviceIdentity("8086", "10c9", null, null, null, "0200"));
        assertThat(port.names()).isEqualTo(new DeviceNames("Example Corporation", "82576 Example Connection", null));
        assertThat(port.binding()).isEqualTo(new Binding("igb", List.of()));
        assertThat(port.placement()).isEqualTo(new Placement("0000:00:09.0/15:00.1", null, 1, "15"));
        assertThat(port.passthrough()).isEqualTo(Passthrough.NONE);
        assertThat(functions.get(0).identity().bridge()).isTrue();
        assertThat(functions.get(0).placement()).isEqualTo(new Placement(null, null, null, "4"));
    }

    @Test
    void physicalAndVirtualFunctionsAreToldApart() {
        List<FunctionFacts> functions = functions(LOOP);
        assertThat(functions.get(0).sriov()).isNull();
        assertThat(functions.get(1).sriov()).isEqualTo(new Sriov(Sriov.Role.PHYSICAL, null, null, true, 2, 7));
        FunctionFacts virtual = functions.get(2);
        assertThat(virtual.sriov()).isEqualTo(Sriov.virtualOf(PciAddress.of("0000:15:00.1")));
        assertThat(virtual.binding().driver()).isEqualTo("vfio-pci");
        assertThat(virtual.names()).isEqualTo(new DeviceNames("Example & Sons", null, null));
        assertThat(virtual.placement()).isEqualTo(new Placement("0000:00:09.0/15:10.3", null, null, "25"));
        assertThat(pci("<capability type='virt_functions' maxCount='63'/>").sriov())
                .isEqualTo(new Sriov(Sriov.Role.PHYSICAL, null, null, false, 0, 63));
        assertThat(pci("<capability type='virt_functions'><address domain='0x0000' bus='0x06' slot='0x10'"
                                + " function='0x0'/></capability>")
                        .sriov())
                .isEqualTo(new Sriov(Sriov.Role.PHYSICAL, null, null, true, 1, null));
    }

    @Test
    void howTheDocumentsArePutTogetherDoesNotMatter() {
        List<FunctionFacts> expected = functions(LOOP);
        String documents = LOOP.replaceAll("<\\?xml.*?\\?>", "");
        assertThat(functions("<devices>" + documents + "</devices>")).isEqualTo(expected);
        assertThat(functions("<?xml version=\"1.0\"?>\n<devices>\n" + documents + "</devices>\n"))
                .isEqualTo(expected);
        assertThat(functions("\uFEFF" + LOOP.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(functions(documents.replaceAll(">\\s+<", "><"))).isEqualTo(expected);
        assertThat(functions(documents.replace('\'', '"'))).isEqualTo(expected);
        assertThat(functions("<!-- by hand -->" + LOOP + "<!-- <device> -->")).isEqualTo(expected);
        assertThat(functions(
                        LOOP.replace("<numa node='1'/>", "<numa node='1'/><next-release><bus>9</bus></next-release>")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0,     5,   0,  1, 0000:05:00.1",
        "0,     16,  31, 7, 0000:10:1f.7",
        "0,     010, 0,  0, 0000:0a:00.0",
        "65536, 255, 16, 0, 10000:ff:10.0"
    })
    void elementsAreDecimal(String domain, String bus, String slot, String function, String address) {
        assertThat(functions(device(domain, bus, slot, function, "")).get(0).address())
                .hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "<class>0x020000</class>,                                igb,      0200",
        "<class>0x060400</class>,                                pcieport, 0604",
        "'',                                                     igb,      ",
        "<capability type=\"pci-bridge\"/>,                      ,         0604",
        "<capability type=\"cardbus-bridge\"/>,                  ,         0607",
        "'',                                                     pcieport, 0604",
        "<class>0x088000</class><capability type=\"pci-bridge\"/>, pcieport, 0880"
    })
    void bridgesAreKnownAlsoWhereLibvirtTellsNoClass(String inside, String driver, String classId) {
        String xml = device("0", "6", "0", "0", inside)
                .replace(
                        "<capability type='pci'>",
                        (driver == null ? "" : "<driver><name>" + driver + "</name></driver>")
                                + "<capability type='pci'>");
        FunctionFacts facts = functions(xml).get(0);
        assertThat(facts.identity().classId()).isEqualTo(classId);
        assertThat(facts.binding()).isEqualTo(new Binding(driver, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "pci0000:00/0000:00:09.0/0000:06:00.0,                           0000:00:09.0/06:00.0",
        "pci0000:00/0000:00:03.0/0000:02:00.0/0000:03:00.0/0000:06:00.0, 0000:00:03.0/02:00.0/03:00.0/06:00.0",
        "platform/soc/40000000.pcie/pci0000:00/0000:00:00.0/0000:06:00.0, 0000:00:00.0/06:00.0",
        "pci0000:06/0000:06:00.0,                                        ",
        "pci0000:00/0000:00:09.0/0000:07:00.0,                           ",
        "pci0000:00/0000:00:09.0/odd/0000:06:00.0,                       ",
        "platform/odd,                                                   ",
        "'',                                                             "
    })
    void thePathIsTheWayThroughSysfs(String path, String expected) {
        String xml = device("0", "6", "0", "0", "").replace("<name>", "<path>/sys/devices/" + path + "</path><name>");
        assertThat(functions(xml).get(0).placement().path()).isEqualTo(expected);
    }

    @Test
    void aPathThroughTheControllerOfADomainBeginsInTheDomain() {
        String path = "/sys/devices/pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:06.0/10000:e1:00.0";
        String xml = device("65536", "225", "0", "0", "").replace("<name>", "<path>" + path + "</path><name>");
        assertThat(functions(xml).get(0).placement().path()).isEqualTo("10000:e0:06.0/e1:00.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bus>256</bus> | 5 | \"256\" is no bus of an address",
                "<bus>0x06</bus> | 5 | \"0x06\" is no bus of an address",
                "<slot>32</slot> | 6 | \"32\" is no slot of an address",
                "<function>8</function> | 7 | \"8\" is no function of an address",
                "<domain>2147483648</domain> | 4 | is no domain of an address",
                "<bus></bus> | 1 | the device has no bus",
                "<vendor id='intel'/> | 9 | \"intel\" is no id of four hexadecimal digits",
                "<vendor>Example</vendor> | 1 | the device has no vendor id",
                "<product/> | 1 | the device has no product id"
            })
    void aFunctionThatIsNotWellToldIsRefused(String element, int line, String reason) {
        String name = element.replaceAll("^<(\\w+).*", "$1");
        refused(device("0", "6", "0", "0", "").replaceAll("<" + name + "[ >][^\\n]*", element), line, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<class>network</class> | 10 | no class",
                "<bus>7</bus> | 10 | two of bus",
                "<numa node='left'/> | 10 | no number",
                "<capability type='phys_function'><address domain='0x0000' bus='0x100'/></capability> | 10 | is no bus of",
                "<capability type='phys_function'><address domain='0x0000' bus='6'/></capability> | 10 | is no bus of",
                "<capability type='phys_function'/> | 1 | the device has no capability:phys_function/address domain",
                "<capability type='virt_functions' maxCount='-1'/> | 10 | no number"
            })
    void aKnownElementThatMakesNoSenseIsRefused(String inside, int line, String reason) {
        refused(device("0", "6", "0", "0", inside), line, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!-- nothing --> | 1 | no PCI function found",
                "<device><name>computer</name></device> | 1 | no PCI function found",
                "<device>\\n<name>pci\\n</device> | 3 | not well-formed XML",
                "<device>\\n<name>pci</name> | 2 | not well-formed XML",
                "\\n</nodedev><nodedev> | 2 | not well-formed XML",
                "\\n<domain type='kvm'/> | 2 | <domain> is no <device>",
                "<devices>error: failed to get node device</devices> | 1 | \"error: failed to get node device\" stands",
                "Slot:\\t06:00.0 | 1 | stands outside of every device",
                "<device>&nbsp;</device> | 1 | not well-formed XML"
            })
    void whatIsNoDeviceXmlIsRefusedWithItsLine(String xml, int line, String reason) {
        refused(xml.replace("\\n", "\n").replace("\\t", "\t"), line, reason);
    }

    @Test
    void anAddressThatComesTwiceIsRefused() {
        String one = device("0", "6", "0", "0", "");
        refused(one + one, one.split("\n").length + 1, "0000:06:00.0 is in the report twice");
    }

    @Test
    void entityBombsAreRefusedBeforeTheyGrow() {
        StringBuilder bomb = new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE device [\n<!ENTITY a0 'boom'>\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a%d '%s'>\n".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        refused(bomb + "]>\n<device><name>&a29;</name></device>", 2, "document types, and entities with them,");
        refused("<device>\n<name>&a29;</name></device>", 2, "not well-formed XML");
    }

    @Test
    void nothingOutsideOfTheReportIsRead(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "8086");
        String outside = "<!DOCTYPE device [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri());
        String xml = device("0", "6", "0", "0", "").replace("Example", "&x;");
        refused(outside + xml, 1, "are not taken");
        refused("<devices>" + outside + xml + "</devices>", 1, "not well-formed XML");
        refused("<!DOCTYPE device SYSTEM '%s'>".formatted(secret.toUri()) + xml, 1, "not well-formed XML");
    }

    @Test
    void depthAndLengthAreBounded() {
        refused("<device>" + "<a>".repeat(100_000), 1, "nested deeper than 32");
        refused("<devices>".repeat(100_000), 1, "nested deeper than 32");
        refused("<device/>".repeat(20_001), 1, "more than 20000 devices");
        refused(device("0", "6", "0", "0", "").replace("Example", "x".repeat(2_000_000)), 8, "longer than 255");
        assertThat(pci("<vpd>" + "x".repeat(2_000_000) + "</vpd>").identity().vendorId())
                .isEqualTo("8086");
    }

    /** Eight megabytes are the most that the service takes; a pattern that goes back and forth in them would not end. */
    @ParameterizedTest
    @ValueSource(strings = {"<?xml ", "<", "&", "<!--", "\n", "<devices>", "x"})
    @Timeout(20)
    void theLongestReportOfAnyKindIsAnsweredAtOnce(String part) {
        assertThat(READER.read(part.repeat(8_000_000 / part.length()))).isInstanceOf(Reading.Unreadable.class);
    }

    /** Any part of the text, cut anywhere, is read as far as it goes or refused, and never read as something else. */
    @Test
    void aTextThatIsCutShortIsNotReadAsSomethingElse() {
        List<FunctionFacts> whole = functions(LOOP);
        for (int end = 0; end < LOOP.length(); end += 5) {
            if (READER.read(LOOP.substring(0, end)) instanceof Reading.Read read) {
                assertThat(whole).startsWith(read.report().functions().toArray(new FunctionFacts[0]));
            }
        }
    }

    private static void refused(String xml, int line, String reason) {
        assertThat(READER.read(xml)).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.reason()).contains(reason);
            assertThat(unreadable.line()).isEqualTo(line);
        });
    }

    private static FunctionFacts pci(String inside) {
        return functions(device("0", "6", "0", "0", inside)).get(0);
    }

    private static String device(String domain, String bus, String slot, String function, String inside) {
        return """
                <device>
                  <name>pci_somewhere</name>
                  <capability type='pci'>
                    <domain>%s</domain>
                    <bus>%s</bus>
                    <slot>%s</slot>
                    <function>%s</function>
                    <product id='0x10c6'>Example</product>
                    <vendor id='0x8086'>Example</vendor>
                    %s
                  </capability>
                </device>
                """
                .formatted(domain, bus, slot, function, inside);
    }

    private static List<FunctionFacts> functions(String xml) {
        assertThat(READER.read(xml)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) READER.read(xml)).report().functions();
    }

    private static String fixture(String name) {
        try (InputStream file = NodedevReaderTest.class.getResourceAsStream("/nodedev/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
