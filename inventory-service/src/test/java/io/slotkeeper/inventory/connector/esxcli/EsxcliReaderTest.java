package io.slotkeeper.inventory.connector.esxcli;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.Reading;
import io.slotkeeper.inventory.domain.Binding;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import io.slotkeeper.inventory.domain.FunctionFacts;
import io.slotkeeper.inventory.domain.Passthrough;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.Pending;
import io.slotkeeper.inventory.domain.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsxcliReaderTest {
    private static final EsxcliReader READER = new EsxcliReader();
    private static final String LIST = fixture("list.txt");
    private static final String TABLE = fixture("table.txt");

    @Test
    void readsEveryFunctionWithAllThatItTells() {
        List<FunctionFacts> functions = functions(LIST);
        assertThat(functions)
                .extracting(facts -> facts.address().toString())
                .containsExactly(
                        "0000:00:00.0",
                        "0000:00:02.0",
                        "0000:5d:00.0",
                        "0000:5e:00.0",
                        "0000:5e:00.1",
                        "0000:af:00.0",
                        "0000:af:00.1");
        FunctionFacts port = function(LIST, "0000:5e:00.0");
        assertThat(port.identity()).isEqualTo(new DeviceIdentity("8086", "1572", "8086", "0004", "01", "0200"));
        assertThat(port.names())
                .isEqualTo(new DeviceNames("Example Intel", "Ethernet Controller X710", "Ethernet controller"));
        assertThat(port.binding()).isEqualTo(new Binding("i40en", List.of()));
        assertThat(port.placement()).isEqualTo(new Placement("0000:5d:00.0/5e:00.0", "5", 1, null));
        assertThat(port.passthrough())
                .isEqualTo(
                        new Passthrough(true, DeviceContext.HOST, Pending.TO_PASSTHROUGH, port.address(), "FUNCTION"));
    }

    @Test
    void aDeviceThatIsOnlyResetThroughItsBridgeDependsOnTheBridge() {
        FunctionFacts gpu = function(LIST, "0000:af:00.0");
        assertThat(gpu.passthrough().dependentDevice()).hasToString("0000:00:02.0");
        assertThat(gpu.passthrough().resetMethod()).isEqualTo("BRIDGE");
        assertThat(gpu.passthrough().context()).isEqualTo(DeviceContext.PASSTHROUGH);
        assertThat(gpu.placement()).isEqualTo(new Placement("0000:00:02.0/af:00.0", null, null, null));
        FunctionFacts audio = function(LIST, "0000:af:00.1");
        assertThat(audio.passthrough().pending()).isEqualTo(Pending.TO_HOST);
        assertThat(audio.passthrough().resetMethod()).isEqualTo("D3D0");
        FunctionFacts hostBridge = function(LIST, "0000:00:00.0");
        assertThat(hostBridge.binding()).isEqualTo(Binding.NONE);
        assertThat(hostBridge.passthrough()).isEqualTo(new Passthrough(false, DeviceContext.HOST, null, null, null));
        assertThat(function(LIST, "0000:00:02.0").identity())
                .isEqualTo(new DeviceIdentity("8086", "2030", null, null, "04", "0604"));
        assertThat(function(LIST, "0000:00:02.0").placement()).isEqualTo(new Placement(null, null, 0, null));
    }

    @Test
    void theTableSaysWhatIsWantedWhereTheListHasNoOpinion() {
        assertThat(function(LIST, "0000:5e:00.1").passthrough().pending()).isNull();
        for (String both : List.of(LIST + "\n" + TABLE, TABLE + "\n" + LIST, TABLE + LIST)) {
            assertThat(functions(both)).hasSameSizeAs(functions(LIST));
            assertThat(function(both, "0000:5e:00.1").passthrough().pending()).isEqualTo(Pending.TO_PASSTHROUGH);
            assertThat(function(both, "0000:af:00.0").passthrough().pending()).isNull();
            assertThat(function(both, "0000:af:00.1").passthrough().pending()).isEqualTo(Pending.TO_HOST);
        }
    }

    @Test
    void theTableAloneSaysWhatIsWantedAndListsNothing() {
        assertThat(READER.read("[root@esx-07:~] esxcli hardware pci pcipassthru list\n" + TABLE))
                .isInstanceOfSatisfying(Reading.Read.class, read -> {
                    assertThat(read.report().functions()).isNull();
                    assertThat(read.report().wanted())
                            .hasSize(5)
                            .containsEntry(PciAddress.of("0000:5e:00.1"), true)
                            .containsEntry(PciAddress.of("0000:af:00.1"), false);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "VMkernel,    VMkernel,    ,      HOST,        ",
        "Unknown,     VMkernel,    ,      HOST,        ",
        "Unknown,     VMkernel,    true,  HOST,        TO_PASSTHROUGH",
        "Unknown,     VMkernel,    false, HOST,        ",
        "VM Passthru, VMkernel,    ,      HOST,        TO_PASSTHROUGH",
        "VM Passthru, VMkernel,    false, HOST,        TO_PASSTHROUGH",
        "VM Passthru, VM Passthru, true,  PASSTHROUGH, ",
        "VMkernel,    VM Passthru, ,      PASSTHROUGH, TO_HOST",
        "Unknown,     VM Passthru, false, PASSTHROUGH, TO_HOST",
        "VM Passthru, Unknown,     true,  ,            ",
        "Unknown,     Unknown,     true,  ,            ",
        "Console,     Console,     ,      ,            ",
        ",            ,            true,  ,            "
    })
    void theCurrentOwnerIsTheContextAndAnotherConfiguredOneWaits(
            String configured, String current, String enabled, DeviceContext context, Pending pending) {
        String text = record("Configured Owner: " + said(configured), "Current Owner: " + said(current))
                + (enabled == null ? "" : "0000:06:00.0    " + enabled);
        Passthrough passthrough = functions(text).get(0).passthrough();
        assertThat(passthrough.context()).isEqualTo(context);
        assertThat(passthrough.pending()).isEqualTo(pending);
    }

    @ParameterizedTest
    @CsvSource({
        "PCI 0:175:0:2,      0000:af:00.2",
        "PCI 0:10:0:0,       0000:0a:00.0",
        "PCI 0:0:31:7,       0000:00:1f.7",
        "pci 65536:255:16:1, 10000:ff:10.1",
        "'',                 ",
        "None,               "
    })
    void theDependentDeviceIsDecimal(String dependent, String address) {
        Passthrough passthrough =
                functions(record("Dependent Device: " + dependent)).get(0).passthrough();
        assertThat(
                        passthrough.dependentDevice() == null
                                ? null
                                : passthrough.dependentDevice().toString())
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMA Node: -1,             ,  ",
        "NUMA Node: 4294967295,     ,  ",
        "NUMA Node: 0,              0, ",
        "NUMA Node:,                ,  ",
        "Physical Slot: 4294967295, ,  ",
        "Physical Slot: -1,         ,  ",
        "Physical Slot: 5,          ,  5",
        "Physical Slot:,            ,  "
    })
    void minusOneIsNoNodeAndNoSlot(String line, Integer node, String slot) {
        assertThat(functions(record(line)).get(0).placement()).isEqualTo(new Placement(null, slot, node, null));
    }

    @ParameterizedTest
    @CsvSource({
        "Function reset, FUNCTION",
        "Bridge reset,   BRIDGE",
        "Link reset,     LINK",
        "D3D0 reset,     D3D0",
        "D3/D0 reset,    D3_D0",
        "Function,       FUNCTION",
        "Unknown,        ",
        "'',             "
    })
    void theResetMethodIsOneWord(String said, String method) {
        assertThat(functions(record("Reset Method: " + said))
                        .get(0)
                        .passthrough()
                        .resetMethod())
                .isEqualTo(method);
    }

    @Test
    void subsystemsThatAreNoneAreNone() {
        assertThat(identity("SubVendor ID: 0x0000", "SubDevice ID: 0x0000"))
                .isEqualTo(new DeviceIdentity("8086", "10c6"));
        assertThat(identity("SubVendor ID: 0xffff", "SubDevice ID: 0xffff"))
                .isEqualTo(new DeviceIdentity("8086", "10c6"));
        assertThat(identity("SubVendor ID: 0x103C", "SubDevice ID: 0x0000").subdeviceId())
                .isEqualTo("0000");
    }

    @Test
    void theSubvendorStandingFirstIsNotTakenForTheVendor() {
        assertThat(functions("Address: 0000:06:00.0\nSubVendor ID: 0x103c\nSubDevice ID: 0x0001\n"
                                + "Vendor ID: 0x8086\nDevice ID: 0x10c6\n")
                        .get(0)
                        .identity())
                .isEqualTo(new DeviceIdentity("8086", "10c6", "103c", "0001", null, null));
    }

    @Test
    void howItIsLaidOutDoesNotMatter() {
        List<FunctionFacts> expected = functions(LIST);
        String withoutAddressLines = LIST.replaceAll("(?m)^0000:.*\\n", "");
        assertThat(functions(withoutAddressLines)).isEqualTo(expected);
        assertThat(functions(LIST.replaceAll("(?m)^ +", ""))).isEqualTo(expected);
        assertThat(functions(LIST.replace("\n\n", "\n"))).isEqualTo(expected);
        assertThat(functions(LIST.replace("\n", "\n\n"))).isEqualTo(expected);
        assertThat(functions(LIST.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(functions("\uFEFF" + LIST)).isEqualTo(expected);
        assertThat(functions("[root@esx-07:~] esxcli hardware pci list\n" + LIST + "[root@esx-07:~]\n"))
                .isEqualTo(expected);
        assertThat(functions(LIST.replace("Vendor ID", "VENDOR ID").replace("Address:", "address:")))
                .isEqualTo(expected);
        assertThat(functions(LIST.replace("   FPT Sharable: true", "   FPT Sharable: true\n   Key Of 9.9: s-1:2/[3]")))
                .isEqualTo(expected);
    }

    @Test
    void aPathNeedsEveryBridgeUpToTheRoot() {
        String root = "0000:00:03.0\nVendor ID: 0x8086\nDevice ID: 0x340a\nParent Device:\n";
        String upper = "0000:02:00.0\nVendor ID: 0x8086\nDevice ID: 0x0001\nParent Device: PCI 0:0:3:0\n";
        String lower = "0000:03:00.0\nVendor ID: 0x8086\nDevice ID: 0x0001\nParent Device: PCI 0:2:0:0\n";
        String leaf = "0000:04:00.1\nVendor ID: 0x8086\nDevice ID: 0x10c6\nParent Device: PCI 0:3:0:0\n";
        assertThat(path(leaf + root + lower + upper)).isEqualTo("0000:00:03.0/02:00.0/03:00.0/04:00.1");
        assertThat(path(leaf + root + lower)).isNull();
        assertThat(path(leaf + root + upper + lower.replace("Parent Device: PCI 0:2:0:0\n", "")))
                .isNull();
        assertThat(path(leaf + lower.replace("PCI 0:2:0:0", "PCI 0:4:0:1"))).isNull();
        assertThat(path(leaf.replace("PCI 0:3:0:0", "PCI 0:4:0:1"))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000:06:00.0\\nDevice ID: 0x10c6 | 1 | 0000:06:00.0 has no vendor id",
                "0000:06:00.0\\nSubVendor ID: 0x103c\\nDevice ID: 0x10c6 | 1 | has no vendor id",
                "0000:06:00.0\\nVendor ID: 0x8086\\nDevice ID: | 1 | has no device id",
                "0000:06:00.0\\nVendor ID: intel\\nDevice ID: 0x10c6 | 2 | \"intel\" is no id of four",
                "0000:06:00.0\\nVendor ID: 0x8086\\nVendor ID: 0x8087\\nDevice ID: 0x10c6 | 3 | \"vendor id\" twice",
                "0000:06:00.0\\nAddress: 0000:07:00.0 | 2 | the record of 0000:06:00.0 says that it is of 0000:07:00.0",
                "Address: 6.0 | 1 | \"6.0\" is no PCI address",
                "0000:06:00.9 | 1 | \"0000:06:00.9\" is no line of",
                "Vendor ID: 0x8086 | 1 | \"vendor id\" belongs to no function",
                "Errors were encountered | 1 | is no line of",
                "0000:06:00.0    maybe | 1 | is no line of",
                "0000:06:00.0 true\\n0000:06:00.0 false | 2 | in the table twice",
                "'' | 1 | no function found",
                "[root@esx-07:~] | 1 | no function found"
            })
    void whatCannotBeReadIsRefusedWithLineAndReason(String text, int line, String reason) {
        refused(text.replace("\\n", "\n"), line, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dependent Device: PCI 0:af:0:2 | no decimal address",
                "Dependent Device: PCI 0:256:0:0 | no decimal address",
                "Dependent Device: PCI 0:1:32:0 | no decimal address",
                "Dependent Device: PCI 0:1:0:8 | no decimal address",
                "Dependent Device: 0000:af:00.2 | no decimal address",
                "Parent Device: somewhere | no decimal address",
                "Passthru Capable: perhaps | neither true nor false",
                "NUMA Node: left | no NUMA node",
                "Revision ID: 0x1 | no revision",
                "Device Class: network | no class",
                "SubVendor ID: 0x10 | no id"
            })
    void aKnownKeyThatMakesNoSenseIsRefused(String lineAndReason) {
        String[] parts = lineAndReason.split(" \\| ");
        refused(record(parts[0]), 4, parts[1]);
    }

    @Test
    void anAddressThatComesTwiceIsRefused() {
        refused(record() + record(), 4, "0000:06:00.0 is in the report twice");
    }

    @Test
    void whatIsTooLongIsRefused() {
        refused(record("Device Name: " + "x".repeat(256)), 4, "longer than 255 characters");
        refused(record("Key Of 9.9: " + "x,".repeat(4_000_000)), 4, "longer than 1000 characters");
    }

    @Test
    void functionsAreBounded() {
        String addresses = IntStream.rangeClosed(0, 20_000)
                .mapToObj(i -> "%04x:%02x:%02x.%d".formatted(i >> 16, i >> 8 & 0xff, i >> 3 & 0x1f, i & 7))
                .collect(Collectors.joining("\n"));
        refused(addresses, 20_001, "more than 20000 functions");
    }

    /** Eight megabytes are the most that the service takes; a pattern that goes back and forth in them would not end. */
    @ParameterizedTest
    @ValueSource(strings = {":", ",", "a:", "a: ", "\n", "-", "- ", "0000:06:00.0 ", "0", "{"})
    @Timeout(20)
    void theLongestReportOfAnyKindIsAnsweredAtOnce(String part) {
        assertThat(READER.read(part.repeat(8_000_000 / part.length()))).isInstanceOf(Reading.Unreadable.class);
        assertThat(READER.read(record(part.repeat(990 / part.length())).repeat(8_000)))
                .isInstanceOf(Reading.Unreadable.class);
    }

    /** The lines are of our own making, in the form of each tool. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0000:00:1f.2 Mass storage controller: Example AHCI Controller [vmhba1] | ESXi's lspci,",
                "0000:00:1f.2 Class 0106: 8086:8d02 [vmhba1] | ESXi's lspci,",
                "0000:af:00.0 8086:1572 8086:0004 255/   /     A P pciPassthru        vmnic8 | ESXi's lspci -p",
                "0000:42:00.0 10de:1b38 10de:11d9 passthru | vmkchdev -l",
                "/device/000:26.7/owner = \"vmkernel\" | esx.conf",
                "pciPassthru0.id = \"00000:101:00.0\" | .vmx file",
                "8086  8d62  d3d0  false | passthru.map",
                "{\"Address\":\"0000:06:00.0\"} | other formatters",
                "<output> | other formatters",
                "Address,Bus,Chassis,ConfiguredOwner,CurrentOwner | other formatters"
            })
    void otherFormatsAreRefusedByNameWithTheCommandThatWorks(String line, String name) {
        refused(line, 1, name);
        refused(line, 1, "(esxcli hardware pci list; esxcli hardware pci pcipassthru list)");
        refused(LIST + line, LIST.split("\n").length + 1, name);
    }

    /** Any part of a dump, cut anywhere, is read or refused, and never read as something else. */
    @Test
    void aDumpThatIsCutShortIsReadAsFarAsItGoesOrRefused() {
        List<FunctionFacts> whole = functions(LIST);
        int refused = 0;
        for (int end = 0; end < LIST.length(); end += 7) {
            Reading reading = READER.read(LIST.substring(0, end));
            if (reading instanceof Reading.Read read) {
                List<FunctionFacts> cut = read.report().functions();
                assertThat(cut.subList(0, cut.size() - 1)).isEqualTo(whole.subList(0, cut.size() - 1));
                assertThat(cut.get(cut.size() - 1).address())
                        .isEqualTo(whole.get(cut.size() - 1).address());
            } else {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static void refused(String text, int line, String reason) {
        assertThat(READER.read(text)).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.line()).isEqualTo(line);
            assertThat(unreadable.reason()).contains(reason);
        });
    }

    /** A function with ids, then the lines given, of which the first is line 4. */
    private static String record(String... lines) {
        return "0000:06:00.0\n   Vendor ID: 0x8086\n   Device ID: 0x10c6\n"
                + (lines.length == 0 ? "" : "   " + String.join("\n   ", lines) + "\n");
    }

    private static String said(String owner) {
        return owner == null ? "" : owner;
    }

    private static DeviceIdentity identity(String... lines) {
        return functions(record(lines)).get(0).identity();
    }

    private static String path(String text) {
        return function(text, "0000:04:00.1").placement().path();
    }

    private static FunctionFacts function(String text, String address) {
        return functions(text).stream()
                .filter(facts -> facts.address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static List<FunctionFacts> functions(String text) {
        assertThat(READER.read(text)).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) READER.read(text)).report().functions();
    }

    private static String fixture(String name) {
        try (InputStream file = EsxcliReaderTest.class.getResourceAsStream("/esxcli/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
