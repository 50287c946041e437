package io.slotkeeper.inventory.connector.pciids;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.application.names.PciIds;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledPciIdsTest {
    private static final PciIds NAMES = PciIdsFiles.bundledNames();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8086|10c6|0200|Intel Corporation|82598EB 10-Gigabit AF Dual Port Network Connection|Ethernet controller",
                "1077|2532|0c04|QLogic Corp.|ISP2532-based 8Gb Fibre Channel to PCI Express HBA|Fibre Channel",
                "1000|0056|0100|Broadcom / LSI|SAS1064ET PCI-Express Fusion-MPT SAS|SCSI storage controller",
                "8086|340a|0604|Intel Corporation|5520/5500/X58 I/O Hub PCI Express Root Port 3|PCI bridge"
            })
    void knowsTheFoundingCards(
            String vendorId, String deviceId, String classId, String vendor, String device, String className) {
        assertThat(NAMES.of(new DeviceIdentity(vendorId, deviceId, null, null, null, classId)))
                .isEqualTo(new DeviceNames(vendor, device, className));
        assertThat(NAMES.vendorIds(vendor)).containsExactly(vendorId);
        assertThat(NAMES.deviceIds(vendorId, device)).contains(deviceId);
        assertThat(NAMES.classIds(className)).containsExactly(classId);
    }

    @Test
    void whatItDoesNotKnowStaysNull() {
        assertThat(NAMES.of(new DeviceIdentity("fff1", "0001", null, null, null, null)))
                .isEqualTo(DeviceNames.NONE);
        assertThat(NAMES.of(new DeviceIdentity("8086", "fffe", null, null, null, "02fe")))
                .isEqualTo(new DeviceNames("Intel Corporation", null, "Network controller"));
        assertThat(NAMES.vendorIds("Nobody Ltd.")).isEmpty();
    }
}
