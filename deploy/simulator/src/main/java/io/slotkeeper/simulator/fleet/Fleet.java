package io.slotkeeper.simulator.fleet;

import io.slotkeeper.simulator.fleet.FleetSpec.ClusterSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.FunctionSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.HostSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.VCenterSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.VmSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The fleet and every way in which it changes. Thread-safe; each change is one new version and wakes who waits.
 *
 * <p>Two kinds of methods: those named as the API's do what a client may ask for and refuse what a real server refuses
 * ({@link Refused}); those that take names simply make it so, for stories and tests.
 */
public final class Fleet {
    private static final MoRef ROOT = new MoRef("Folder", "group-d1");
    private static final MoRef DATACENTER = new MoRef("Datacenter", "datacenter-2");
    private static final MoRef VM_FOLDER = new MoRef("Folder", "group-v3");
    private static final MoRef HOST_FOLDER = new MoRef("Folder", "group-h4");
    private static final MoRef DATASTORE_FOLDER = new MoRef("Folder", "group-s5");
    private static final MoRef NETWORK_FOLDER = new MoRef("Folder", "group-n6");

    /** Objects are added more slowly than that. */
    private static final long MILLIS_PER_NUMBER = 100;

    /** Fixed, so that the same fleet is the same after a restart of the simulator. */
    private static final Instant FIRST_BOOT = Instant.parse("2026-01-05T06:00:00Z");

    private final Clock clock;
    private final Object lock = new Object();
    private final EnteringMaintenance entering = new EnteringMaintenance();
    private volatile Snapshot now;
    private long lastNumber = 6;

    public Fleet(FleetSpec spec, Clock clock) {
        this.clock = clock;
        VCenterSpec vcenter = spec.vcenter() == null ? VCenterSpec.standard() : spec.vcenter();
        this.now = new Snapshot(0, vcenter, ROOT, Map.of(), Map.of(), Map.of());
        Draft draft = new Draft(now);
        draft.put(new Entity.Folder(ROOT, "Datacenters", null));
        String name = spec.datacenter() == null ? "Lab" : spec.datacenter();
        draft.put(new Entity.Datacenter(
                DATACENTER, name, ROOT, VM_FOLDER, HOST_FOLDER, DATASTORE_FOLDER, NETWORK_FOLDER));
        draft.put(new Entity.Folder(VM_FOLDER, "vm", DATACENTER));
        draft.put(new Entity.Folder(HOST_FOLDER, "host", DATACENTER));
        draft.put(new Entity.Folder(DATASTORE_FOLDER, "datastore", DATACENTER));
        draft.put(new Entity.Folder(NETWORK_FOLDER, "network", DATACENTER));
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (ClusterSpec cluster : spec.clusters()) {
            ComputeResource resource = cluster(cluster);
            draft.put(resource);
            cluster.hosts().forEach(host -> hosts.put(host.name(), put(draft, host, resource.ref())));
        }
        spec.hosts().forEach(host -> hosts.put(host.name(), putStandalone(draft, host)));
        for (VmSpec vm : spec.vms()) {
            Host host = hosts.get(vm.host());
            if (host == null) {
                throw new IllegalArgumentException(
                        "%s is on a host that is not there: %s".formatted(vm.name(), vm.host()));
            }
            draft.put(Vm.of(new MoRef("VirtualMachine", "vm-" + number()), VM_FOLDER, host, vm));
        }
        this.now = draft.done();
        // a vCenter gives no reference twice, also not after a restart that this one forgets everything with
        this.lastNumber = Math.max(lastNumber, clock.millis() / MILLIS_PER_NUMBER);
    }

    private long number() {
        return ++lastNumber;
    }

    private ComputeResource cluster(ClusterSpec spec) {
        MoRef ref = new MoRef("ClusterComputeResource", "domain-c" + number());
        return new ComputeResource(ref, spec.name(), HOST_FOLDER, spec.ha(), spec.drs());
    }

    private Host put(Draft draft, HostSpec spec, MoRef parent) {
        Host host = Host.of(new MoRef("HostSystem", "host-" + number()), parent, spec, FIRST_BOOT);
        draft.put(host);
        return host;
    }

    private Host putStandalone(Draft draft, HostSpec spec) {
        MoRef ref = new MoRef("ComputeResource", "domain-s" + number());
        draft.put(new ComputeResource(ref, spec.name(), HOST_FOLDER, false, null));
        return put(draft, spec, ref);
    }

    public Snapshot now() {
        return now;
    }

    /**
     * Waits until the fleet is newer than the version, the time is over or {@code enough} says so.
     *
     * @param deadlineNanos of {@link System#nanoTime}
     */
    public void await(long version, long deadlineNanos, BooleanSupplier enough) throws InterruptedException {
        synchronized (lock) {
            while (now.version() <= version && !enough.getAsBoolean()) {
                long left = deadlineNanos - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                lock.wait(left / 1_000_000 + 1);
            }
        }
    }

    /** Lets everybody who waits look again whether it is enough. */
    public void wake() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    private void change(Consumer<Draft> how) {
        synchronized (lock) {
            Draft draft = new Draft(now);
            how.accept(draft);
            entering.settle(draft, clock.instant());
            Snapshot next = draft.done();
            if (next.version() != now.version()) {
                now = next;
                lock.notifyAll();
            }
        }
    }

    // ---- what a client may ask for ----

    /**
     * Marks devices for passthrough, or gives them back; all of the requests or none.
     *
     * @throws Refused HostConfigFault; then none of the requests is done
     */
    public void updatePassthruConfig(MoRef host, List<Passthrough.Request> requests) {
        change(draft -> {
            for (Passthrough.Request request : requests) {
                Host current = draft.peek().host(host);
                draft.put(current.withFunctions(Passthrough.apply(
                        current, request, address -> runningHolder(draft.peek(), current.ref(), address))));
            }
        });
    }

    /**
     * Asks for virtual functions after the next reboot.
     *
     * @throws Refused HostConfigFault
     */
    public void updateSriovConfig(MoRef host, String id, int virtualFunctions) {
        change(draft -> {
            Host current = draft.peek().host(host);
            draft.put(current.withFunctions(Passthrough.requestVirtualFunctions(current, id, virtualFunctions)));
        });
    }

    private static Optional<String> runningHolder(Snapshot at, MoRef host, PciAddress address) {
        return at.vmsOn(host)
                .filter(vm -> vm.on() && vm.holds(address))
                .map(Vm::name)
                .findFirst();
    }

    public MoRef reconfigVm(MoRef vm, Reconfiguration.Request request) {
        return task("VirtualMachine.reconfigure", vm, draft -> {
            Snapshot at = draft.peek();
            Vm current = at.vm(vm);
            draft.put(Reconfiguration.apply(
                    current, at.host(current.host()), request, address -> otherHolder(at, current, address)));
        });
    }

    private static Optional<String> otherHolder(Snapshot at, Vm vm, PciAddress address) {
        return at.vmsOn(vm.host())
                .filter(other -> other.holds(address))
                .map(Vm::name)
                .findFirst();
    }

    public MoRef powerOnVm(MoRef vm) {
        return task("VirtualMachine.powerOn", vm, draft -> {
            Snapshot at = draft.peek();
            Vm current = at.vm(vm);
            draft.put(
                    Power.on(current, at.host(current.host()), address -> runningHolder(at, current.host(), address)));
        });
    }

    public MoRef powerOffVm(MoRef vm) {
        return task(
                "VirtualMachine.powerOff",
                vm,
                draft -> draft.put(Power.off(draft.peek().vm(vm))));
    }

    /** Refused while it has a device of its host's. */
    public MoRef relocateVm(MoRef vm, @Nullable MoRef target, String descriptionId) {
        return task(descriptionId, vm, draft -> {
            Vm current = draft.peek().vm(vm);
            if (target != null) {
                Power.mayMove(current);
                draft.put(current.movedTo(draft.peek().host(target).ref()));
            }
        });
    }

    public MoRef renameVm(MoRef vm, String name) {
        return task(
                "ManagedEntity.rename",
                vm,
                draft -> draft.put(draft.peek().vm(vm).renamed(name)));
    }

    public MoRef destroyVm(MoRef vm) {
        return task("VirtualMachine.destroy", vm, draft -> {
            Power.mustBeOff(draft.peek().vm(vm));
            draft.remove(vm);
        });
    }

    /** Virtual machines that run are switched off, if the reboot is forced. */
    public MoRef rebootHost(MoRef host, boolean force) {
        return task("HostSystem.reboot", host, draft -> {
            Snapshot at = draft.peek();
            Host current = at.host(host);
            if (!force && !current.maintenance()) {
                throw new Refused("InvalidState", "The operation is not allowed in the current state of the host.");
            }
            at.vmsOn(host).filter(Vm::on).toList().forEach(vm -> draft.put(Power.off(vm)));
            draft.put(current.rebooted(clock.instant()));
        });
    }

    public MoRef exitMaintenanceMode(MoRef host) {
        return task("HostSystem.exitMaintenanceMode", host, draft -> {
            entering.cancel(draft, host, clock.instant());
            draft.put(draft.peek().host(host).inMaintenance(false));
        });
    }

    /**
     * The host is in maintenance once nothing runs on it. A fully automated cluster moves what may move; what holds a
     * device of the host's stays and keeps the task running, until it is switched off or the time is over.
     *
     * @param timeoutSeconds zero: for ever
     * @throws Refused InvalidState: it is in maintenance, or on its way already
     */
    public MoRef enterMaintenanceMode(MoRef host, int timeoutSeconds) {
        MoRef task = newTask();
        change(draft -> {
            Host current = draft.peek().host(host);
            draft.put(started(task, "HostSystem.enterMaintenanceMode", host, current.name()));
            Instant deadline =
                    timeoutSeconds == 0 ? Instant.MAX : clock.instant().plusSeconds(timeoutSeconds);
            entering.begin(current, task, deadline);
        });
        return task;
    }

    /** Ends what has waited too long to enter maintenance; to be called once in a while. */
    public void tick() {
        synchronized (lock) {
            if (!entering.isEmpty()) {
                change(draft -> {});
            }
        }
    }

    private MoRef newTask() {
        synchronized (lock) {
            return new MoRef("Task", "task-" + number());
        }
    }

    private Task started(MoRef task, String descriptionId, MoRef entity, String name) {
        return new Task(task, descriptionId, entity, name, clock.instant(), null, null);
    }

    /** Does it at once; a refusal is the task's error. Only that the object is unknown is told the caller directly. */
    private MoRef task(String descriptionId, MoRef entity, Consumer<Draft> how) {
        synchronized (lock) {
            Entity about = now.find(entity);
            if (about == null) {
                throw Refused.notFound(entity);
            }
            MoRef ref = newTask();
            Task task = started(ref, descriptionId, entity, about.name());
            try {
                change(draft -> {
                    how.accept(draft);
                    draft.put(task.ended(clock.instant(), null));
                });
            } catch (Refused refused) {
                change(draft -> draft.put(task.ended(clock.instant(), refused)));
            }
            return ref;
        }
    }

    // ---- what simply happens, by names ----

    public void moveVm(String vm, String host) {
        change(draft -> draft.put(
                draft.peek().vmNamed(vm).movedTo(draft.peek().hostNamed(host).ref())));
    }

    public void renameVm(String vm, String name) {
        change(draft -> draft.put(draft.peek().vmNamed(vm).renamed(name)));
    }

    public void deleteVm(String vm) {
        change(draft -> draft.remove(draft.peek().vmNamed(vm).ref()));
    }

    public void addVm(VmSpec spec) {
        change(draft -> draft.put(Vm.of(
                new MoRef("VirtualMachine", "vm-" + number()),
                VM_FOLDER,
                draft.peek().hostNamed(spec.host()),
                spec)));
    }

    public void power(String vm, boolean on) {
        change(draft -> {
            Vm current = draft.peek().vmNamed(vm);
            if (current.on() != on) {
                draft.put(on ? current.powered(true, current.devices()) : Power.off(current));
            }
        });
    }

    /**
     * Adds a host.
     *
     * @param cluster its name; null for a host of its own
     */
    public void addHost(@Nullable String cluster, HostSpec spec) {
        change(draft -> {
            if (cluster == null) {
                putStandalone(draft, spec);
                return;
            }
            MoRef parent = draft.peek()
                    .named(cluster)
                    .orElseThrow(() -> new IllegalArgumentException("There is no cluster " + cluster))
                    .ref();
            put(draft, spec, parent);
        });
    }

    /** Its virtual machines go with it, and its compute resource if it was not a cluster. */
    public void removeHost(String name) {
        change(draft -> {
            Snapshot at = draft.peek();
            Host host = at.hostNamed(name);
            List<Vm> vms = new ArrayList<>(at.vmsOn(host.ref()).toList());
            vms.forEach(vm -> draft.remove(vm.ref()));
            ComputeResource parent = at.computeResource(host);
            draft.remove(host.ref());
            if (!parent.isCluster()) {
                draft.remove(parent.ref());
            }
        });
    }

    /**
     * Says how the server reaches the host.
     *
     * @param state connected, disconnected or notResponding
     */
    public void connection(String host, String state) {
        if (!List.of("connected", "disconnected", "notResponding").contains(state)) {
            throw new IllegalArgumentException("A host is connected, disconnected or notResponding, not " + state);
        }
        changeHost(host, current -> current.connected(state));
    }

    public void maintenance(String host, boolean on) {
        changeHost(host, current -> current.inMaintenance(on));
    }

    public void reboot(String host) {
        changeHost(host, current -> current.rebooted(clock.instant()));
    }

    public void plug(String host, FunctionSpec function) {
        changeHost(host, current -> current.plugged(PciFunction.of(function)));
    }

    public void unplug(String host, String address) {
        changeHost(host, current -> current.unplugged(PciAddress.of(address)));
    }

    /**
     * As a client would, dependent devices included.
     *
     * @throws Refused HostConfigFault
     */
    public void markPassthrough(String host, String address, boolean enabled) {
        updatePassthruConfig(now.hostNamed(host).ref(), List.of(new Passthrough.Request(address, enabled, null)));
    }

    /** Gives the device to the virtual machine whatever its state is. */
    public void attach(String vm, String address) {
        changeVm(vm, current -> {
            List<VmDevice> devices = new ArrayList<>(current.devices());
            devices.add(Vm.fixed(current.nextPassthroughKey(), now.host(current.host()), PciAddress.of(address)));
            return current.reconfigured(devices, current.locked(), current.reservedMB());
        });
    }

    public void detach(String vm, String address) {
        changeVm(
                vm,
                current -> current.reconfigured(
                        current.devices().stream()
                                .filter(device -> !PciAddress.of(address).equals(device.address()))
                                .toList(),
                        current.locked(),
                        current.reservedMB()));
    }

    private void changeVm(String name, UnaryOperator<Vm> how) {
        change(draft -> draft.put(how.apply(draft.peek().vmNamed(name))));
    }

    private void changeHost(String name, Function<Host, Host> how) {
        change(draft -> draft.put(how.apply(draft.peek().hostNamed(name))));
    }
}
