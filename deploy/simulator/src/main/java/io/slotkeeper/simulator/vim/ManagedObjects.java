package io.slotkeeper.simulator.vim;

import io.slotkeeper.simulator.fleet.ComputeResource;
import io.slotkeeper.simulator.fleet.Entity;
import io.slotkeeper.simulator.fleet.Host;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import io.slotkeeper.simulator.fleet.Task;
import io.slotkeeper.simulator.fleet.Vm;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The managed objects of a fleet at one version, found by their references. */
public final class ManagedObjects {
    private static final Map<String, String> BASE_TYPES = Map.of(
            "ClusterComputeResource", "ComputeResource",
            "ComputeResource", "ManagedEntity",
            "Datacenter", "ManagedEntity",
            "Folder", "ManagedEntity",
            "HostSystem", "ManagedEntity",
            "ResourcePool", "ManagedEntity",
            "VirtualMachine", "ManagedEntity",
            "ContainerView", "ManagedObjectView",
            "ManagedObjectView", "View");

    private ManagedObjects() {}

    /** Whether a specification for the wanted type is about objects of this type. */
    public static boolean isA(String type, String wanted) {
        for (String at = type; at != null; at = BASE_TYPES.get(at)) {
            if (at.equals(wanted)) {
                return true;
            }
        }
        return wanted.equals("ManagedObject");
    }

    /** The object's properties, or null where there is no such object. */
    public static @Nullable DataObject find(Snapshot at, MoRef ref) {
        Entity entity = at.find(ref);
        if (entity != null) {
            return entity(at, entity);
        }
        return switch (ref.type()) {
            case "HostPciPassthruSystem" ->
                hostOf(at, ref)
                        .map(host -> DataObject.of(ref.type()).lazily("pciPassthruInfo", () -> Pci.passthroughs(host)))
                        .findFirst()
                        .orElse(null);
            case "HostBootDeviceSystem" ->
                hostOf(at, ref)
                        .map(host -> DataObject.of(ref.type()))
                        .findFirst()
                        .orElse(null);
            case "EnvironmentBrowser" ->
                owner(at, resource -> resource.environmentBrowser().equals(ref))
                        .map(resource -> DataObject.of(ref.type()).with("datastoreBrowser", null))
                        .findFirst()
                        .orElse(null);
            case "ResourcePool" ->
                owner(at, resource -> resource.resourcePool().equals(ref))
                        .map(resource -> resourcePool(at, resource))
                        .findFirst()
                        .orElse(null);
            case "Task" -> task(at.tasks().get(ref));
            default -> null;
        };
    }

    /** The version at which the object last changed; parts of a host change with it. */
    public static long changedAt(Snapshot at, MoRef ref) {
        Long changed = at.changedAt().get(ref);
        if (changed != null) {
            return changed;
        }
        return hostOf(at, ref)
                .map(host -> at.changedAt().getOrDefault(host.ref(), 0L))
                .findFirst()
                .orElse(at.version());
    }

    /** The host that a HostPciPassthruSystem or the like belongs to. */
    public static Stream<Host> hostOf(Snapshot at, MoRef part) {
        String number = part.value().substring(part.value().lastIndexOf('-') + 1);
        boolean isPart =
                part.type().equals("HostPciPassthruSystem") || part.type().equals("HostBootDeviceSystem");
        return isPart && at.find(new MoRef("HostSystem", "host-" + number)) instanceof Host host
                ? Stream.of(host)
                : Stream.empty();
    }

    /**
     * The compute resource of an environment browser.
     *
     * @throws Refused ManagedObjectNotFound
     */
    public static ComputeResource ofEnvironmentBrowser(Snapshot at, MoRef browser) {
        return owner(at, resource -> resource.environmentBrowser().equals(browser))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(browser));
    }

    /** QueryBootDevices; null where the host does not tell. */
    public static @Nullable DataObject bootDevices(Host host) {
        return HostStorage.bootDevices(host);
    }

    private static Stream<ComputeResource> owner(Snapshot at, Predicate<ComputeResource> owns) {
        return at.all().stream()
                .filter(ComputeResource.class::isInstance)
                .map(ComputeResource.class::cast)
                .filter(owns);
    }

    private static DataObject entity(Snapshot at, Entity entity) {
        if (entity instanceof Host host) {
            return new HostObjects(at, host).system();
        }
        if (entity instanceof Vm vm) {
            return new VmObjects(at, vm).machine();
        }
        if (entity instanceof ComputeResource resource) {
            return new ComputeObjects(at, resource).object();
        }
        DataObject object = DataObject.of(entity.ref().type())
                .with("parent", entity.parent())
                .with("name", entity.name());
        if (entity instanceof Entity.Datacenter datacenter) {
            return object.with("vmFolder", datacenter.vmFolder())
                    .with("hostFolder", datacenter.hostFolder())
                    .with("datastoreFolder", datacenter.datastoreFolder())
                    .with("networkFolder", datacenter.networkFolder())
                    .with("network", ArrayOf.refs(List.of()))
                    .with("datastore", ArrayOf.refs(List.of()));
        }
        object.with("childType", ArrayOf.strings(List.of("Folder", "ManagedEntity")));
        return object.lazily(
                "childEntity",
                () -> ArrayOf.refs(at.all().stream()
                        .filter(child -> entity.ref().equals(child.parent()))
                        .map(Entity::ref)
                        .toList()));
    }

    private static DataObject resourcePool(Snapshot at, ComputeResource resource) {
        return DataObject.of("ResourcePool")
                .with("parent", resource.ref())
                .with("name", "Resources")
                .with("owner", resource.ref())
                .lazily(
                        "vm",
                        () -> ArrayOf.refs(at.vms()
                                .filter(vm -> at.host(vm.host()).parent().equals(resource.ref()))
                                .map(Vm::ref)
                                .toList()));
    }

    private static @Nullable DataObject task(@Nullable Task task) {
        return task == null ? null : DataObject.of("Task").lazily("info", () -> taskInfo(task));
    }

    private static DataObject taskInfo(Task task) {
        DataObject info = DataObject.of("TaskInfo")
                .with("key", task.ref().value())
                .with("task", task.ref())
                .with("descriptionId", task.descriptionId())
                .with("entity", task.entity())
                .with("entityName", task.entityName())
                .with("state", new EnumValue("TaskInfoState", task.state()))
                .with("cancelled", false)
                .with("cancelable", false)
                .with("error", task.error() == null ? null : localized(task.error()))
                .with("result", null)
                .with("reason", DataObject.subtype("TaskReasonUser").with("userName", "simulator"))
                .with("queueTime", task.started())
                .with("startTime", task.started())
                .with("completeTime", task.ended());
        return info.with("eventChainId", 1);
    }

    /** A fault with its message, as in a task's error and a property's missing reason. */
    public static DataObject localized(Refused refused) {
        return DataObject.of("LocalizedMethodFault")
                .with("fault", fault(refused))
                .with("localizedMessage", refused.getMessage());
    }

    public static DataObject fault(Refused refused) {
        DataObject fault = DataObject.subtype(refused.fault());
        refused.sortedDetails().forEach(detail -> fault.with(detail.getKey(), detail.getValue()));
        return fault;
    }
}
