package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.source.ObservedHost;
import io.slotkeeper.inventory.connector.vsphere.HostTranslation.Surroundings;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.HostFacts;
import io.slotkeeper.inventory.domain.Iommu;
import io.slotkeeper.inventory.domain.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTranslationTest {
    private static final String UUID = "38393550-3436-4d32-3237-333630314d37";

    @Test
    void aHostIsDescribedWithItsIdsElsewhere() {
        Map<Property<?>, String> properties = new HashMap<>();
        properties.put(HostProperties.NAME, "esx-07.example.org");
        properties.put(HostProperties.UUID, "<vendor>HPE</vendor><uuid>" + UUID.toUpperCase() + "</uuid>");
        properties.put(HostProperties.PRODUCT, product("8.0.3", "embeddedEsx"));
        properties.put(HostProperties.CONNECTION, "connected");
        properties.put(HostProperties.MAINTENANCE, "true");
        properties.put(HostProperties.REBOOT_REQUIRED, "false");
        ObservedHost host = observed(properties);
        assertThat(host.object()).isEqualTo("host-21");
        assertThat(host.name()).isEqualTo("esx-07.example.org");
        assertThat(host.hardwareId()).isEqualTo(UUID);
        assertThat(host.report().host())
                .isEqualTo(new HostFacts(
                        "esx-07.example.org",
                        Platform.ESXI,
                        "8.0.3",
                        "Edge",
                        Map.of("vsphere.vcenter", "vc-uuid", "vsphere.moref", "host-21", "vsphere.uuid", UUID),
                        HostConnection.CONNECTED,
                        true,
                        false,
                        true));
    }

    @Test
    void whatIsNotSaidIsUnknownAndNoSectionIsEmpty() {
        ObservedHost host = observed(Map.of());
        assertThat(host.name()).isEqualTo("host-21");
        assertThat(host.hardwareId()).isNull();
        assertThat(host.report().functions()).isNull();
        assertThat(host.report().hostUses()).isNull();
        assertThat(host.report().host().connection()).isEqualTo(HostConnection.UNKNOWN);
        assertThat(host.report().host().maintenance()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "4.0.0, esx, ESX, 4.0",
                "4.0.0, embeddedEsx, ESXI, 4.0",
                "4.1.0, -, -, 4.1",
                "5.0.0, -, ESXI, 5.0",
                "6.7.0, embeddedEsx, ESXI, 6.7",
                "8.0.3, newLine, ESXI, 8.0.3",
                "9.0.0.0, embeddedEsx, ESXI, 9.0.0.0",
                "-, embeddedEsx, ESXI, -"
            })
    void platformAndVersionAreWhatProfilesExpect(String version, String line, Platform platform, String told) {
        HostFacts facts = observed(Map.of(HostProperties.PRODUCT, product(version, line)))
                .report()
                .host();
        assertThat(facts.platform()).isEqualTo(platform);
        assertThat(facts.version()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({
        "connected, CONNECTED",
        "disconnected, DISCONNECTED",
        "notResponding, NOT_RESPONDING",
        "somethingNew, UNKNOWN"
    })
    void theConnectionIsWhatTheServerCallsIt(String wire, HostConnection connection) {
        assertThat(observed(Map.of(HostProperties.CONNECTION, wire))
                        .report()
                        .host()
                        .connection())
                .isEqualTo(connection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                "03000200-0400-0500-0006-000700080009",
                ""
            })
    void aBoardThatNobodyGaveAnIdHasNone(String uuid) {
        assertThat(observed(Map.of(HostProperties.UUID, "<uuid>" + uuid + "</uuid>"))
                        .hardwareId())
                .isNull();
    }

    @Test
    void aServerWithoutAnIdOfItsOwnIsNotNamed() {
        ObservedHost host = HostTranslation.of(
                "ha-host", Vim.host(Map.of()), new Surroundings("", null, Optional.empty(), Map.of(), List.of()));
        assertThat(host.report().host().externalIds()).isEqualTo(Map.of("vsphere.moref", "ha-host"));
    }

    @ParameterizedTest
    @CsvSource({"a%2fb, a/b", "a%2Fb%5cc, a/b\\c", "100%25, 100%", "%252f, %2f", "plain, plain"})
    void namesAreReadable(String name, String readable) {
        assertThat(Names.readable(name)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"true, ON", "false, -"})
    void whereAFunctionIsCapableTheIommuIsOn(boolean capable, Iommu iommu) {
        ObservedHost host = observed(Map.of(
                HostProperties.CONNECTION,
                "connected",
                HostProperties.PCI_DEVICES,
                PciDeviceTest.device("0000:02:00.0"),
                HostProperties.PASSTHRU,
                "<HostPciPassthruInfo><id>0000:02:00.0</id>" + PassthruInfoTest.flags(capable, false, false)
                        + "</HostPciPassthruInfo>"));
        assertThat(host.report().iommu()).isEqualTo(iommu);
    }

    private static ObservedHost observed(Map<Property<?>, String> properties) {
        return HostTranslation.of(
                "host-21",
                Vim.host(properties),
                new Surroundings("vc-uuid", "Edge", Optional.empty(), Map.of(), List.of()));
    }

    private static String product(String version, String line) {
        return (version == null ? "" : "<version>" + version + "</version>")
                + (line == null ? "" : "<productLineId>" + line + "</productLineId>");
    }
}
