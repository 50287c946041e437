package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate.Kind;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a server has shown: its hosts, machines and clusters by their references, and which of them something has
 * happened to. Lives as long as a run, over its sessions; not for several threads.
 */
final class Fleet {
    private static final String HOST = "HostSystem";
    private static final String MACHINE = "VirtualMachine";

    private final SourceName source;
    private final SortedMap<String, Known> hosts = new TreeMap<>();
    private final SortedMap<String, Machine> machines = new TreeMap<>();
    private final Map<String, Known> clusters = new TreeMap<>();
    private final SortedSet<String> touchedHosts = new TreeSet<>();
    private final SortedSet<String> touchedMachines = new TreeSet<>();
    private final Set<String> touchedClusters = new HashSet<>();
    private final Set<ManagedObject> seen = new HashSet<>();

    Fleet(SourceName source) {
        this.source = source;
    }

    /** From now on everything is read anew; what is not seen until {@link #endReading} is not there any more. */
    void beginReading() {
        seen.clear();
    }

    void endReading() {
        Set<String> left = seen.stream().map(ManagedObject::id).collect(Collectors.toSet());
        List.copyOf(machines.keySet()).stream().filter(id -> !left.contains(id)).forEach(this::machineLeft);
        List.copyOf(hosts.keySet()).stream().filter(id -> !left.contains(id)).forEach(this::hostLeft);
        clusters.keySet().retainAll(left);
    }

    void take(ObjectUpdate update) {
        ManagedObject object = update.object();
        seen.add(object);
        switch (object.type()) {
            case HOST -> host(object.id(), update);
            case MACHINE -> machine(object.id(), update);
            case ClusterProperties.CLUSTER, ClusterProperties.COMPUTE_RESOURCE -> cluster(object, update);
            default -> {} // a subtype that is newer than this, and of which nothing is wanted
        }
    }

    SortedMap<String, Known> hosts() {
        return hosts;
    }

    SortedMap<String, Machine> machines() {
        return machines;
    }

    /** The cluster, or what else a host is in. */
    Optional<Known> parent(Known host) {
        return host.get(HostProperties.PARENT).map(parent -> clusters.get(parent.id()));
    }

    Optional<Known> cluster(Known host) {
        return host.get(HostProperties.PARENT)
                .filter(parent -> parent.type().equals(ClusterProperties.CLUSTER))
                .map(parent -> clusters.get(parent.id()));
    }

    /** The machines on each host. */
    Map<String, List<Machine>> machinesByHost() {
        return machines.values().stream()
                .filter(machine -> machine.host().isPresent())
                .collect(Collectors.groupingBy(machine -> machine.host().orElseThrow()));
    }

    /** All objects. */
    Stream<Known> all() {
        return Stream.of(
                        hosts.values().stream(),
                        machines.values().stream().map(Machine::known),
                        clusters.values().stream())
                .flatMap(known -> known);
    }

    /** What cannot be understood: object, name, path and reason, in words. */
    List<String> bad() {
        List<String> bad = new ArrayList<>();
        hosts.forEach((id, host) -> bad(bad, id, host, HostProperties.NAME));
        machines.forEach((id, machine) -> bad(bad, id, machine.known(), VmProperties.NAME));
        clusters.forEach((id, cluster) -> bad(bad, id, cluster, ClusterProperties.NAME));
        return bad;
    }

    /** Takes what has been touched since the last time, with all that it touches in turn. */
    Touched touched() {
        if (!touchedClusters.isEmpty()) {
            hosts.forEach((id, host) -> host.get(HostProperties.PARENT)
                    .filter(parent -> touchedClusters.contains(parent.id()))
                    .ifPresent(parent -> touchHostAndMachines(id)));
        }
        Touched touched = new Touched(new TreeSet<>(touchedHosts), new TreeSet<>(touchedMachines));
        touchedHosts.clear();
        touchedMachines.clear();
        touchedClusters.clear();
        return touched;
    }

    /** References of objects, some of which may have left. */
    record Touched(SortedSet<String> hosts, SortedSet<String> machines) {}

    private void host(String id, ObjectUpdate update) {
        if (update.kind() == Kind.LEAVE) {
            hostLeft(id);
            return;
        }
        Known host = hosts.computeIfAbsent(id, unknown -> new Known(HostProperties.ALL));
        boolean entered = update.kind() == Kind.ENTER;
        Optional<ManagedObject> parent = host.get(HostProperties.PARENT);
        host.take(update);
        touchedHosts.add(id);
        if (entered || !Objects.equals(parent, host.get(HostProperties.PARENT))) {
            touchHostAndMachines(id);
        }
    }

    private void machine(String id, ObjectUpdate update) {
        if (update.kind() == Kind.LEAVE) {
            machineLeft(id);
            return;
        }
        Machine machine = machines.computeIfAbsent(id, unknown -> new Machine(unknown, source));
        machine.host().ifPresent(touchedHosts::add);
        machine.take(update);
        machine.host().ifPresent(touchedHosts::add);
        touchedMachines.add(id);
    }

    private void cluster(ManagedObject object, ObjectUpdate update) {
        touchedClusters.add(object.id());
        if (update.kind() == Kind.LEAVE) {
            clusters.remove(object.id());
            return;
        }
        List<Property<?>> wanted = object.type().equals(ClusterProperties.CLUSTER)
                ? ClusterProperties.OF_CLUSTER
                : ClusterProperties.OF_COMPUTE_RESOURCE;
        clusters.computeIfAbsent(object.id(), unknown -> new Known(wanted)).take(update);
    }

    private void hostLeft(String id) {
        touchHostAndMachines(id);
        hosts.remove(id);
    }

    private void machineLeft(String id) {
        Machine machine = machines.remove(id);
        if (machine != null) {
            machine.host().ifPresent(touchedHosts::add);
        }
        touchedMachines.add(id);
    }

    private void touchHostAndMachines(String id) {
        touchedHosts.add(id);
        machines.values().stream()
                .filter(machine -> machine.host().filter(id::equals).isPresent())
                .forEach(machine -> touchedMachines.add(machine.object()));
    }

    private static void bad(List<String> bad, String id, Known object, Property<String> name) {
        object.bad()
                .forEach((path, reason) ->
                        bad.add("%s (%s): %s: %s".formatted(id, object.get(name).orElse("?"), path, reason)));
    }
}
