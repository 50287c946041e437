package io.slotkeeper.simulator.fleet;

import io.slotkeeper.simulator.fleet.FleetSpec.VCenterSpec;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fleet at one version. Immutable, so an answer of many megabytes is consistent without a lock.
 *
 * @param changedAt the version at which the object last changed
 */
public record Snapshot(
        long version,
        VCenterSpec vcenter,
        MoRef root,
        Map<MoRef, Entity> entities,
        Map<MoRef, Task> tasks,
        Map<MoRef, Long> changedAt) {
    public Snapshot {
        entities = Collections.unmodifiableMap(entities);
        tasks = Collections.unmodifiableMap(tasks);
        changedAt = Collections.unmodifiableMap(changedAt);
    }

    public Version apiVersion() {
        return Version.of(vcenter.version());
    }

    public String instanceUuid() {
        String given = vcenter.instanceUuid();
        return given != null
                ? given
                : UUID.nameUUIDFromBytes(vcenter.name().getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    public Collection<Entity> all() {
        return entities.values();
    }

    public Stream<Host> hosts() {
        return entities.values().stream().filter(Host.class::isInstance).map(Host.class::cast);
    }

    public Stream<Vm> vms() {
        return entities.values().stream().filter(Vm.class::isInstance).map(Vm.class::cast);
    }

    public Stream<Vm> vmsOn(MoRef host) {
        return vms().filter(vm -> vm.host().equals(host));
    }

    public @Nullable Entity find(MoRef ref) {
        return entities.get(ref);
    }

    /**
     * The host of this reference.
     *
     * @throws Refused ManagedObjectNotFound
     */
    public Host host(MoRef ref) {
        if (entities.get(ref) instanceof Host host) {
            return host;
        }
        throw Refused.notFound(ref);
    }

    /**
     * The virtual machine of this reference.
     *
     * @throws Refused ManagedObjectNotFound
     */
    public Vm vm(MoRef ref) {
        if (entities.get(ref) instanceof Vm vm) {
            return vm;
        }
        throw Refused.notFound(ref);
    }

    public Host hostNamed(String name) {
        return hosts().filter(host -> host.name().equals(name)).findFirst().orElseThrow(() -> nobody("host", name));
    }

    public Vm vmNamed(String name) {
        return vms().filter(vm -> vm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> nobody("virtual machine", name));
    }

    private static IllegalArgumentException nobody(String kind, String name) {
        return new IllegalArgumentException("There is no %s %s".formatted(kind, name));
    }

    public Optional<Entity> named(String name) {
        return entities.values().stream()
                .filter(entity -> entity.name().equals(name))
                .findFirst();
    }

    public ComputeResource computeResource(Host host) {
        if (entities.get(host.parent()) instanceof ComputeResource parent) {
            return parent;
        }
        throw new IllegalStateException(host.name() + " is in no compute resource");
    }

    /** What is below, the nearest first. Virtual machines are below their folder and below their host. */
    public Stream<Entity> below(MoRef container) {
        return entities.values().stream().filter(entity -> isBelow(entity, container));
    }

    private boolean isBelow(Entity entity, MoRef container) {
        if (entity instanceof Vm vm && isAtOrBelow(vm.host(), container)) {
            return true;
        }
        MoRef parent = entity.parent();
        return parent != null && isAtOrBelow(parent, container);
    }

    private boolean isAtOrBelow(MoRef ref, MoRef container) {
        for (MoRef at = ref; at != null; at = parentOf(at)) {
            if (at.equals(container)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable MoRef parentOf(MoRef ref) {
        Entity entity = entities.get(ref);
        return entity == null ? null : entity.parent();
    }
}
