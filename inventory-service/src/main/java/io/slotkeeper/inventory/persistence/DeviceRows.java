package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.Hold;
import io.slotkeeper.inventory.domain.ContextOverlay;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds to functions what assignment-service tells: who holds them, and what confirmed orders did to their contexts. */
@ApplicationScoped
class DeviceRows {
    private final HeldFunctions held;
    private final VmRepository vms;
    private final ContextOverlayTable overlays;

    @Inject
    DeviceRows(HeldFunctions held, VmRepository vms, ContextOverlayTable overlays) {
        this.held = held;
        this.vms = vms;
        this.overlays = overlays;
    }

    List<Device> of(List<FunctionEntity> functions) {
        if (functions.isEmpty()) {
            return List.of();
        }
        Map<Place, Hold> holds = held.of(functions);
        Map<String, Vm> seen = vms.named(functions.stream()
                .flatMap(row -> Stream.ofNullable(row.observedHolder))
                .collect(Collectors.toSet()));
        Map<Place, ContextOverlay> contexts = overlays.of(functions);
        return functions.stream()
                .map(row -> new Device(
                        new HostId(row.host),
                        HostMapping.function(row),
                        holds.get(Place.of(row)),
                        row.observedHolder == null ? null : seen.get(row.observedHolder),
                        contexts.get(Place.of(row))))
                .toList();
    }
}
