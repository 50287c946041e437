package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.domain.Identifier;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmId;
import java.util.Locale;
import java.util.Optional;

/**
 * By which id a machine is known: its instance UUID, which vCenter keeps unique and a machine keeps when it moves to
 * another one. On a server that has none (before 4.0) it is the source's name and the server's own reference, as another
 * server may use the same reference.
 */
final class VmIds {
    private static final int LENGTH_MAX = 63;

    private VmIds() {}

    static VmId of(Optional<String> instanceUuid, SourceName source, String object) {
        return instanceUuid
                .map(uuid -> uuid.toLowerCase(Locale.ROOT))
                .filter(Identifier::isValid)
                .map(VmId::new)
                .orElseGet(() -> byReference(source, object));
    }

    static VmId byReference(SourceName source, String object) {
        String full = source + "." + object.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        if (full.length() <= LENGTH_MAX) {
            return new VmId(full);
        }
        String hash = "%08x".formatted(full.hashCode());
        return new VmId(full.substring(0, LENGTH_MAX - hash.length() - 1) + "." + hash);
    }
}
