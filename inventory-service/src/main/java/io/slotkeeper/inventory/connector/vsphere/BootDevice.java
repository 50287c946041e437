package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.util.Optional;

/** What a host says that it boots from (HostBootDeviceInfo): a key and a description, in words of the vendor's choice. */
record BootDevice(String key, String description) {
    static Optional<BootDevice> of(VimValue info) {
        return info.text("currentBootDeviceKey")
                .map(key -> new BootDevice(
                        Wire.shortened(key),
                        info.children("bootDevices")
                                .filter(device ->
                                        device.text("key").filter(key::equals).isPresent())
                                .findFirst()
                                .flatMap(device -> Wire.text(device, "description"))
                                .orElse("")));
    }

    String words() {
        return description.isEmpty() ? key : description;
    }
}
