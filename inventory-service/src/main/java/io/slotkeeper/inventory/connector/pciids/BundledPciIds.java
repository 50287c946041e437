package io.slotkeeper.inventory.connector.pciids;

import io.slotkeeper.inventory.application.NameLookup;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.glavo.pci.ids.PCIIDsDatabase;
import org.glavo.pci.ids.model.Device;
import org.glavo.pci.ids.model.DeviceClass;
import org.glavo.pci.ids.model.DeviceSubclass;
import org.glavo.pci.ids.model.Vendor;
import org.jspecify.annotations.Nullable;

/** The pci.ids of the PCI ID Project (https://pci-ids.ucw.cz) that is bundled with the service; see pci/README.md. */
@ApplicationScoped
public class BundledPciIds implements NameLookup {
    private static final String FILE = "/pci/pci.ids";
    private static final int HEX = 16;

    private final PCIIDsDatabase database;

    @Inject
    public BundledPciIds() {
        try (InputStream file = Objects.requireNonNull(BundledPciIds.class.getResourceAsStream(FILE), FILE)) {
            database = PCIIDsDatabase.load(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled pci.ids cannot be read", e);
        }
    }

    @Override
    public DeviceNames of(DeviceIdentity identity) {
        int vendor = number(identity.vendorId());
        return new DeviceNames(
                name(database.findVendor(vendor), Vendor::getName),
                name(database.findDevice(vendor, number(identity.deviceId())), Device::getName),
                identity.classId() == null ? null : className(identity.classId()));
    }

    @Override
    public List<String> vendorIds(String vendorName) {
        return database.findAllVendors().stream()
                .filter(vendor -> vendor.getName().equals(vendorName))
                .map(vendor -> hex(vendor.getId()))
                .toList();
    }

    @Override
    public List<String> deviceIds(String vendorId, String deviceName) {
        return database.findAllDevices(number(vendorId)).stream()
                .filter(device -> device.getName().equals(deviceName))
                .map(device -> hex(device.getId()))
                .toList();
    }

    @Override
    public List<String> classIds(String className) {
        List<String> ids = new ArrayList<>();
        for (DeviceClass upper : database.findAllDeviceClasses()) {
            upper.getSubclasses().values().stream()
                    .filter(lower -> lower.getName().equals(className))
                    .forEach(lower -> ids.add("%02x%02x".formatted(upper.getId(), lower.getId())));
        }
        return ids;
    }

    private @Nullable String className(String classId) {
        int id = number(classId);
        String lower = name(database.findDeviceSubclass(id >> 8, id & 0xff), DeviceSubclass::getName);
        return lower == null ? name(database.findDeviceClass(id >> 8), DeviceClass::getName) : lower;
    }

    private static <T> @Nullable String name(@Nullable T entry, Function<T, String> name) {
        return entry == null ? null : name.apply(entry);
    }

    private static int number(String hex) {
        return Integer.parseInt(hex, HEX);
    }

    private static String hex(int id) {
        return "%04x".formatted(id);
    }
}
