package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an object.
 *
 * @param changes values by path; null: now unset
 * @param missing why paths cannot be read
 */
record ObjectUpdate(Kind kind, MoRef ref, Map<String, @Nullable Object> changes, Map<String, Refused> missing) {
    enum Kind {
        ENTER,
        MODIFY,
        LEAVE
    }
}
