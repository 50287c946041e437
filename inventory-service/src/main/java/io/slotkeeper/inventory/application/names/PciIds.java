package io.slotkeeper.inventory.application.names;

import io.slotkeeper.inventory.application.NameLookup;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pci.ids file says.
 *
 * @param vendors by their ids, in the order of the file
 * @param classes names of classes by two digits, of subclasses by four
 */
public record PciIds(Contents contents, Map<String, Vendor> vendors, Map<String, String> classes)
        implements NameLookup {
    private static final int SUBCLASS_DIGITS = 4;

    /** A vendor with its devices by their ids. */
    public record Vendor(String name, Map<String, String> devices) {}

    /**
     * How much there is of what, and of when it is.
     *
     * @param version as the file's header tells it; null where it does not
     * @param date as the file's header tells it, without the time, of which it names no zone; null where it does not
     * @param classes without subclasses
     */
    public record Contents(
            @Nullable String version,
            @Nullable LocalDate date,
            int vendors,
            int devices,
            int subsystems,
            int classes) {}

    @Override
    public DeviceNames of(DeviceIdentity identity) {
        Vendor vendor = vendors.get(identity.vendorId());
        return new DeviceNames(
                vendor == null ? null : vendor.name(),
                vendor == null ? null : vendor.devices().get(identity.deviceId()),
                identity.classId() == null ? null : className(identity.classId()));
    }

    @Override
    public List<String> vendorIds(String vendorName) {
        return vendors.entrySet().stream()
                .filter(vendor -> vendor.getValue().name().equals(vendorName))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<String> deviceIds(String vendorId, String deviceName) {
        Vendor vendor = vendors.get(vendorId);
        return vendor == null ? List.of() : keys(vendor.devices(), deviceName);
    }

    @Override
    public List<String> classIds(String className) {
        return keys(classes, className).stream()
                .filter(id -> id.length() == SUBCLASS_DIGITS)
                .toList();
    }

    private @Nullable String className(String classId) {
        String subclass = classes.get(classId);
        return subclass == null ? classes.get(classId.substring(0, 2)) : subclass;
    }

    private static List<String> keys(Map<String, String> names, String name) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .toList();
    }
}
