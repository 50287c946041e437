package io.slotkeeper.inventory.connector.lspci;

import io.slotkeeper.inventory.application.NameLookup;
import io.slotkeeper.inventory.connector.lspci.LspciRecord.Value;
import io.slotkeeper.inventory.connector.text.Malformed;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ids and names of a record. A dump that was taken with names only ({@code -vmm} without {@code n}) has no ids:
 * they are looked up in pci.ids by exact name, and where a name is not there or stands for several ids the report is
 * refused, because a guessed id would be judged as if it had been read.
 */
final class LspciIdentity {
    private final NameLookup lookup;

    LspciIdentity(NameLookup lookup) {
        this.lookup = lookup;
    }

    DeviceIdentity identity(LspciRecord record) throws Malformed {
        String vendorId = required(record, "Vendor", lookup::vendorIds);
        String deviceId = required(record, "Device", name -> lookup.deviceIds(vendorId, name));
        String subvendorId = optional(record, "SVendor", lookup::vendorIds);
        return new DeviceIdentity(
                vendorId,
                deviceId,
                subvendorId,
                optional(record, "SDevice", name -> List.of()),
                record.text("Rev").orElse(null),
                optional(record, "Class", lookup::classIds));
    }

    DeviceNames names(LspciRecord record) {
        return new DeviceNames(name(record, "Vendor"), name(record, "Device"), name(record, "Class"));
    }

    private static String required(LspciRecord record, String tag, Function<String, List<String>> byName)
            throws Malformed {
        Value value =
                record.value(tag).orElseThrow(() -> new Malformed(line(record, tag), "the function has no " + tag));
        NamedId read = NamedId.parse(value.text());
        if (read.id() != null) {
            return read.id();
        }
        List<String> ids = read.name() == null ? List.of() : byName.apply(read.name());
        if (ids.size() == 1) {
            return ids.get(0);
        }
        throw new Malformed(
                value.line(),
                "%s \"%s\" has no id, and the name %s; take the dump with -nn"
                        .formatted(
                                tag,
                                value.text(),
                                ids.isEmpty() ? "is not in pci.ids" : "stands for " + String.join(", ", ids)));
    }

    private static @Nullable String optional(LspciRecord record, String tag, Function<String, List<String>> byName) {
        Optional<NamedId> read = record.text(tag).map(NamedId::parse);
        if (read.isEmpty() || read.get().id() != null || read.get().name() == null) {
            return read.map(NamedId::id).orElse(null);
        }
        List<String> ids = byName.apply(read.get().name());
        return ids.size() == 1 ? ids.get(0) : null;
    }

    private static @Nullable String name(LspciRecord record, String tag) {
        return record.text(tag).map(NamedId::parse).map(NamedId::name).orElse(null);
    }

    private static int line(LspciRecord record, String tag) {
        List<Value> empty = record.all(tag);
        return empty.isEmpty() ? record.firstLine() : empty.get(0).line();
    }
}
