package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.connector.vsphere.Fleet.Touched;
import io.slotkeeper.inventory.connector.vsphere.vim.About;
import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.domain.PciAddress;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what a session has shown into observations: changed hosts first, then machines, then what has gone. An object
 * that cannot be understood keeps its last observation and does not stop the others.
 */
final class Observer {
    private static final String VCENTER = "VirtualCenter";

    private final SourceName source;
    private final Fleet fleet;
    private final Ledger ledger;
    private final Inquiries inquiries;
    private final About about;

    Observer(SourceName source, Fleet fleet, Ledger ledger, Inquiries inquiries, About about) {
        this.source = source;
        this.fleet = fleet;
        this.ledger = ledger;
        this.inquiries = inquiries;
        this.about = about;
    }

    /** Gives what has changed since the last time. */
    void observe() throws VimException {
        Touched touched = fleet.touched();
        if (fleet.hosts().isEmpty()) {
            gone();
        }
        hosts(touched);
        machines(touched);
        gone();
        ledger.missing(Gaps.of(fleet.all(), inquiries.missing()));
    }

    Progress progress() {
        return ledger.progress(Names.server(about));
    }

    private void gone() {
        ledger.there(fleet.hosts().keySet(), fleet.machines().keySet());
    }

    private void hosts(Touched touched) throws VimException {
        Map<String, List<Machine>> machines = touched.hosts().isEmpty() ? Map.of() : fleet.machinesByHost();
        for (String id : touched.hosts()) {
            Known host = fleet.hosts().get(id);
            if (host != null && host.bad().isEmpty()) {
                host(id, host, machines.getOrDefault(id, List.of()), touched);
            }
        }
    }

    private void host(String id, Known host, List<Machine> machines, Touched touched) throws VimException {
        if (!ledger.has(id)) {
            machines.forEach(machine -> touched.machines().add(machine.object()));
        }
        ledger.host(HostTranslation.of(
                id,
                host,
                new HostTranslation.Surroundings(
                        about.instanceUuid(),
                        fleet.cluster(host)
                                .flatMap(cluster -> cluster.get(ClusterProperties.NAME))
                                .map(Names::readable)
                                .orElse(null),
                        inquiries.boot(id, host),
                        physicalFunctions(id, host, machines),
                        Holders.of(host, machines, fleet.machines(), source))));
    }

    /** From the host's side for all virtual functions, from the machines' side for those that they have. */
    private Map<PciAddress, PciAddress> physicalFunctions(String id, Known host, List<Machine> machines)
            throws VimException {
        Map<PciAddress, PciAddress> physical = new HashMap<>();
        machines.forEach(
                machine -> machine.devices().ifPresent(devices -> physical.putAll(devices.physicalFunctions())));
        physical.putAll(inquiries.physicalFunctions(id, host, browser(host)));
        return physical;
    }

    private void machines(Touched touched) throws VimException {
        for (String id : touched.machines()) {
            Machine machine = fleet.machines().get(id);
            if (machine != null && machine.known().bad().isEmpty()) {
                machine(machine);
            }
        }
    }

    private void machine(Machine machine) throws VimException {
        Optional<String> hostId = machine.host();
        Optional<Known> host = hostId.map(fleet.hosts()::get);
        Optional<Integer> limit = limit(machine, host);
        VmTranslation.of(
                        machine,
                        hostId.filter(ledger::has).orElse(null),
                        about.instanceUuid(),
                        whereabouts(host),
                        limit)
                .ifPresent(ledger::vm);
    }

    private Optional<Integer> limit(Machine machine, Optional<Known> host) throws VimException {
        Optional<ManagedObject> browser = host.flatMap(this::browser);
        Optional<String> version = machine.known().get(VmProperties.HARDWARE_VERSION);
        return browser.isEmpty() || version.isEmpty()
                ? Optional.empty()
                : inquiries.deviceLimit(browser.get(), version.get());
    }

    private Features.Whereabouts whereabouts(Optional<Known> host) {
        boolean inNoCluster = host.flatMap(found -> found.get(HostProperties.PARENT))
                .filter(parent -> parent.type().equals(ClusterProperties.COMPUTE_RESOURCE))
                .isPresent();
        return new Features.Whereabouts(about.apiType().equals(VCENTER), host.flatMap(fleet::cluster), inNoCluster);
    }

    private Optional<ManagedObject> browser(Known host) {
        return fleet.parent(host).flatMap(parent -> parent.get(ClusterProperties.ENVIRONMENT_BROWSER));
    }
}
