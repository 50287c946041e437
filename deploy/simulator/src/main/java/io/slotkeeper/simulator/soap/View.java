package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.Entity;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.vim.ArrayOf;
import io.slotkeeper.simulator.vim.DataObject;
import io.slotkeeper.simulator.vim.ManagedObjects;
import java.util.List;
import java.util.stream.Stream;

/**
 * A ContainerView. It is never stale: its content is worked out when it is looked at.
 *
 * @param types empty means all
 */
record View(MoRef container, List<String> types, boolean recursive) {
    DataObject object(Snapshot at) {
        return DataObject.of("ContainerView")
                .with("container", container)
                .with("type", ArrayOf.strings(types))
                .with("recursive", recursive)
                .lazily("view", () -> ArrayOf.refs(content(at).map(Entity::ref).toList()));
    }

    private Stream<Entity> content(Snapshot at) {
        Stream<Entity> below =
                recursive ? at.below(container) : at.all().stream().filter(entity -> container.equals(entity.parent()));
        return below.filter(entity -> types.isEmpty()
                || types.stream()
                        .anyMatch(type -> ManagedObjects.isA(entity.ref().type(), type)));
    }
}
