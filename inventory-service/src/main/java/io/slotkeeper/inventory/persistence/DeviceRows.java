package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Adds to functions what assignment-service tells: who holds them, and what confirmed orders did to their contexts. */
@ApplicationScoped
class DeviceRows {
    private final HeldFunctions held;
    private final ContextOverlayTable overlays;

    @Inject
    DeviceRows(HeldFunctions held, ContextOverlayTable overlays) {
        this.held = held;
        this.overlays = overlays;
    }

    List<Device> of(List<FunctionEntity> functions) {
        if (functions.isEmpty()) {
            return List.of();
        }
        Map<Place, Hold> holds = held.of(functions);
        Map<Place, ContextOverlay> contexts = overlays.of(functions);
        return functions.stream()
                .map(row -> new Device(
                        new HostId(row.host),
                        HostMapping.function(row),
                        holds.get(Place.of(row)),
                        contexts.get(Place.of(row))))
                .toList();
    }
}
