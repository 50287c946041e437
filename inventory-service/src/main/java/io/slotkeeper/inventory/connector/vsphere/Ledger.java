package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ObservationSink;
import io.slotkeeper.inventory.application.source.ObservationSink.Progress;
import io.slotkeeper.inventory.application.source.ObservedHost;
import io.slotkeeper.inventory.application.source.ObservedVm;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the sink has taken, and calls it only with something else. Lives as long as a run, so that a new session
 * or a complete reading that finds everything as it was calls nothing.
 */
final class Ledger {
    private final ObservationSink sink;
    private final Map<String, ObservedHost> hosts = new TreeMap<>();
    private final Map<String, ObservedVm> vms = new TreeMap<>();
    private @Nullable List<MissingPrivilege> missing;
    private boolean complete;

    Ledger(ObservationSink sink) {
        this.sink = sink;
    }

    void host(ObservedHost observed) {
        if (!observed.equals(hosts.get(observed.object()))) {
            sink.host(observed);
            hosts.put(observed.object(), observed);
        }
    }

    void vm(ObservedVm observed) {
        if (!observed.equals(vms.get(observed.object()))) {
            sink.vm(observed);
            vms.put(observed.object(), observed);
        }
    }

    boolean has(String host) {
        return hosts.containsKey(host);
    }

    /**
     * What there is now; the rest has gone. The first time, and when the last host goes, the sink decides: a source that
     * showed hosts and shows none has rather lost its sight than its hosts.
     */
    void there(Set<String> hostsThere, Set<String> vmsThere) {
        if (!complete || (hostsThere.isEmpty() && !hosts.isEmpty())) {
            sink.complete(hostsThere, vmsThere);
            complete = true;
            hosts.keySet().retainAll(hostsThere);
            vms.keySet().retainAll(vmsThere);
            return;
        }
        List.copyOf(vms.keySet()).stream().filter(vm -> !vmsThere.contains(vm)).forEach(vm -> {
            sink.vmGone(vm);
            vms.remove(vm);
        });
        List.copyOf(hosts.keySet()).stream()
                .filter(host -> !hostsThere.contains(host))
                .forEach(host -> {
                    sink.hostGone(host);
                    hosts.remove(host);
                });
    }

    void missing(List<MissingPrivilege> now) {
        if (!now.equals(missing)) {
            sink.missing(now);
            missing = now;
        }
    }

    Progress progress(String server) {
        int functions = hosts.values().stream()
                .map(host -> host.report().functions())
                .mapToInt(found -> found == null ? 0 : found.size())
                .sum();
        return new Progress(server, hosts.size(), functions, vms.size());
    }
}
