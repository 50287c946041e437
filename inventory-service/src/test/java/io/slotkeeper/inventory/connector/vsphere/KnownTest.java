package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final ManagedObject HOST = new ManagedObject("HostSystem", "host-21");

    @Test
    void whatIsReadAgainAndIsTheSameStaysTheSameObject() {
        Known host = new Known(HostProperties.ALL);
        host.take(Vim.enter(HOST, devices("0000:06:00.0")));
        List<PciDevice> first = host.get(HostProperties.PCI_DEVICES).orElseThrow();
        host.take(Vim.enter(HOST, devices("0000:06:00.0")));
        assertThat(host.get(HostProperties.PCI_DEVICES).orElseThrow()).isSameAs(first);
        host.take(Vim.modify(HOST, devices("0000:06:00.1")));
        assertThat(host.get(HostProperties.PCI_DEVICES).orElseThrow()).isNotEqualTo(first);
    }

    private static Map<String, VimValue> devices(String id) {
        return Map.of(HostProperties.PCI_DEVICES.path(), Vim.value(PciDeviceTest.device(id)));
    }
}
