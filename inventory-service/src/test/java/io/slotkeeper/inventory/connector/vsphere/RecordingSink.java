package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ObservationSink;
import io.slotkeeper.inventory.application.source.ObservedHost;
import io.slotkeeper.inventory.application.source.ObservedVm;
import io.slotkeeper.inventory.application.source.SourceProblem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it is told, and knows hosts like the real one. */
final class RecordingSink implements ObservationSink {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final Map<String, ObservedHost> hosts = new ConcurrentHashMap<>();
    final Map<String, ObservedVm> vms = new ConcurrentHashMap<>();
    final List<SourceProblem> problems = new CopyOnWriteArrayList<>();
    volatile List<MissingPrivilege> missing = List.of();
    volatile Progress progress;

    /** What is thrown when the next host is given. */
    volatile RuntimeException refusal;

    @Override
    public void host(ObservedHost host) {
        if (refusal != null) {
            RuntimeException now = refusal;
            refusal = null;
            throw now;
        }
        calls.add("host " + host.object());
        hosts.put(host.object(), host);
    }

    @Override
    public void hostGone(String object) {
        calls.add("hostGone " + object);
        hosts.remove(object);
    }

    @Override
    public void vm(ObservedVm vm) {
        calls.add("vm " + vm.object());
        vms.put(vm.object(), vm);
    }

    @Override
    public void vmGone(String object) {
        calls.add("vmGone " + object);
        vms.remove(object);
    }

    @Override
    public void complete(Set<String> seenHosts, Set<String> seenVms) {
        if (seenHosts.isEmpty() && !hosts.isEmpty()) {
            throw new NothingVisible("none of %d known hosts is visible any more".formatted(hosts.size()));
        }
        calls.add("complete " + new TreeSet<>(seenHosts) + " " + new TreeSet<>(seenVms));
    }

    @Override
    public void alive(Progress now) {
        calls.add("alive");
        progress = now;
    }

    @Override
    public void missing(List<MissingPrivilege> privileges) {
        calls.add("missing " + privileges.size());
        missing = privileges;
    }

    @Override
    public void failed(SourceProblem problem) {
        calls.add("failed " + problem.code().wire());
        problems.add(problem);
    }

    /** What it was told since the last time. */
    List<String> taken() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
