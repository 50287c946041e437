package io.slotkeeper.inventory.connector.vsphere;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.inventory.connector.vsphere.vim.About;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.connector.vsphere.vim.PropertySet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTest {
    private static final ManagedObject HOST = new ManagedObject("HostSystem", "host-1");

    @ParameterizedTest
    @CsvSource({
        "4.0, config.assignableHardwareBinding, false",
        "6.7.3, config.assignableHardwareBinding, false",
        "7.0.0.0, config.assignableHardwareBinding, true",
        "10.0.0.0, config.assignableHardwareBinding, true",
        "4.1, config.network.opaqueSwitch, false",
        "5.5, config.network.opaqueSwitch, true",
        "4.1, config.memoryReservationLockedToMax, false",
        "5.0, config.memoryReservationLockedToMax, true",
        "4.0, config.pciPassthruInfo, true",
        "dev, config.pciPassthruInfo, true",
        "dev, config.assignableHardwareBinding, false"
    })
    void aServerIsAskedForWhatItsVersionKnows(String version, String path, boolean asked) {
        List<PropertySet> wanted = Wanted.of(new About("", "", "", version, "VirtualCenter", ""));
        assertThat(wanted.stream().anyMatch(set -> set.paths().contains(path))).isEqualTo(asked);
    }

    @Test
    void noPathIsAskedForTwice() {
        Wanted.of(new About("", "", "", "9.0", "VirtualCenter", ""))
                .forEach(set -> assertThat(set.paths()).doesNotHaveDuplicates());
    }

    @Test
    void aValueThatCannotBeUnderstoodKeepsTheLastOneUntilItCan() {
        Known host = Vim.host(Map.of(HostProperties.MAINTENANCE, "true", HostProperties.NAME, "esx"));
        host.take(Vim.modify(HOST, Vim.values(Map.of(HostProperties.MAINTENANCE, "maybe"))));
        assertThat(host.get(HostProperties.MAINTENANCE)).contains(true);
        assertThat(host.bad()).containsKey("runtime.inMaintenanceMode");
        host.take(Vim.enter(HOST, Vim.values(Map.of(HostProperties.MAINTENANCE, "still"))));
        assertThat(host.get(HostProperties.MAINTENANCE)).contains(true);
        assertThat(host.get(HostProperties.NAME)).isEmpty();
        host.take(Vim.modify(HOST, Vim.values(Map.of(HostProperties.MAINTENANCE, "false"))));
        assertThat(host.get(HostProperties.MAINTENANCE)).contains(false);
        assertThat(host.bad()).isEmpty();
    }

    @Test
    void whatAnObjectHasNoMoreIsGoneWithAllBelowIt() {
        Known host = Vim.host(Map.of(HostProperties.PRODUCT, "<version>8.0.3</version>", HostProperties.NAME, "esx"));
        host.take(new ObjectUpdate(ObjectUpdate.Kind.MODIFY, HOST, Map.of(), List.of("config"), List.of()));
        assertThat(host.get(HostProperties.PRODUCT)).isEmpty();
        assertThat(host.get(HostProperties.NAME)).contains("esx");
    }

    @Test
    void whatMayNotBeReadAnyMoreIsMissingUntilItMay() {
        Known host = Vim.host(Map.of(HostProperties.NAME, "esx"));
        host.take(new ObjectUpdate(
                ObjectUpdate.Kind.MODIFY, HOST, Map.of(), List.of(), List.of(Vim.noPermission(HostProperties.NAME))));
        assertThat(host.get(HostProperties.NAME)).isEmpty();
        assertThat(host.misses(HostProperties.NAME)).isTrue();
        host.take(Vim.modify(HOST, Vim.values(Map.of(HostProperties.NAME, "esx"))));
        assertThat(host.misses(HostProperties.NAME)).isFalse();
    }
}
