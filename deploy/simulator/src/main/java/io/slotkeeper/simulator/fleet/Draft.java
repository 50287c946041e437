package io.slotkeeper.simulator.fleet;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change to a fleet while it is made: what it touches gets the next version, and so does whatever shows it. A virtual
 * machine shows in its host and its cluster, a host in its virtual machines.
 */
final class Draft {
    private static final int TASKS_KEPT = 1000;

    private final Snapshot before;
    private final Map<MoRef, Entity> entities;
    private final Map<MoRef, Task> tasks;
    private final Set<MoRef> touched = new LinkedHashSet<>();

    Draft(Snapshot before) {
        this.before = before;
        this.entities = new LinkedHashMap<>(before.entities());
        this.tasks = new LinkedHashMap<>(before.tasks());
    }

    void put(Entity entity) {
        touch(entities.put(entity.ref(), entity));
        touch(entity);
    }

    void remove(MoRef ref) {
        touch(entities.remove(ref));
    }

    void put(Task task) {
        tasks.put(task.ref(), task);
        touched.add(task.ref());
        if (tasks.size() > TASKS_KEPT) {
            tasks.values().stream()
                    .filter(old -> old.ended() != null)
                    .findFirst()
                    .ifPresent(old -> tasks.remove(old.ref()));
        }
    }

    private void touch(@Nullable Entity entity) {
        if (entity == null) {
            return;
        }
        touched.add(entity.ref());
        MoRef parent = entity.parent();
        if (parent != null) {
            touched.add(parent);
        }
        if (entity instanceof Vm vm) {
            touched.add(vm.host());
            MoRef cluster = parentOf(vm.host());
            if (cluster != null) {
                touched.add(cluster);
            }
        }
        if (entity instanceof Host) {
            peek().vmsOn(entity.ref()).forEach(vm -> touched.add(vm.ref()));
        }
    }

    private @Nullable MoRef parentOf(MoRef ref) {
        Entity entity = entities.get(ref);
        return entity == null ? null : entity.parent();
    }

    /** The fleet as it would be; the same as before if nothing was touched. */
    Snapshot done() {
        if (touched.isEmpty()) {
            return before;
        }
        long version = before.version() + 1;
        Map<MoRef, Long> changedAt = new LinkedHashMap<>(before.changedAt());
        touched.forEach(ref -> changedAt.put(ref, version));
        changedAt.keySet().removeIf(ref -> !entities.containsKey(ref) && !tasks.containsKey(ref));
        return new Snapshot(version, before.vcenter(), before.root(), entities, tasks, changedAt);
    }

    Snapshot peek() {
        return new Snapshot(before.version(), before.vcenter(), before.root(), entities, tasks, before.changedAt());
    }
}
