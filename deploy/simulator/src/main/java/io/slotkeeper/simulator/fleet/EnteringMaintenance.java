package io.slotkeeper.simulator.fleet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hosts on their way into maintenance. A fully automated cluster moves what may move; what holds a device of the host's
 * stays and keeps the task running. Not thread-safe: only used while the fleet changes.
 */
final class EnteringMaintenance {
    private final Map<MoRef, Entering> hosts = new LinkedHashMap<>();

    private record Entering(MoRef task, Instant deadline) {}

    boolean isEmpty() {
        return hosts.isEmpty();
    }

    /**
     * Begins to wait for what runs on the host.
     *
     * @throws Refused InvalidState: it is in maintenance, or on its way already
     */
    void begin(Host host, MoRef task, Instant deadline) {
        if (host.maintenance() || hosts.containsKey(host.ref())) {
            throw new Refused("InvalidState", "The operation is not allowed in the current state of the host.");
        }
        hosts.put(host.ref(), new Entering(task, deadline));
    }

    void cancel(Draft draft, MoRef host, Instant now) {
        Entering cancelled = hosts.remove(host);
        if (cancelled != null) {
            end(draft, cancelled, now, new Refused("RequestCanceled", "The request was canceled by a user."));
        }
    }

    /** Ends the tasks of hosts on which nothing runs any more, that are gone, or whose time is over. */
    void settle(Draft draft, Instant now) {
        for (Map.Entry<MoRef, Entering> entry : List.copyOf(hosts.entrySet())) {
            MoRef ref = entry.getKey();
            if (!(draft.peek().find(ref) instanceof Host host)) {
                hosts.remove(ref);
                end(draft, entry.getValue(), now, Refused.notFound(ref));
                continue;
            }
            evacuate(draft, host);
            if (draft.peek().vmsOn(ref).noneMatch(Vm::on)) {
                hosts.remove(ref);
                draft.put(host.inMaintenance(true));
                draft.put(task(draft, entry.getValue()).ended(now, null));
            } else if (!now.isBefore(entry.getValue().deadline())) {
                hosts.remove(ref);
                end(draft, entry.getValue(), now, new Refused("Timedout", "Operation timed out."));
            }
        }
    }

    private static void end(Draft draft, Entering entering, Instant now, Refused why) {
        draft.put(task(draft, entering).ended(now, why));
    }

    private static Task task(Draft draft, Entering entering) {
        Task task = draft.peek().tasks().get(entering.task());
        if (task == null) {
            throw new IllegalStateException("A running task is not forgotten: " + entering.task());
        }
        return task;
    }

    private static void evacuate(Draft draft, Host host) {
        Snapshot at = draft.peek();
        ComputeResource cluster = at.computeResource(host);
        if (!cluster.movesVmsByItself()) {
            return;
        }
        at.hosts()
                .filter(other -> other.parent().equals(cluster.ref())
                        && !other.ref().equals(host.ref())
                        && !other.maintenance()
                        && other.connection().equals("connected"))
                .findFirst()
                .ifPresent(target -> at.vmsOn(host.ref())
                        .filter(vm -> vm.on() && !vm.isPinned())
                        .toList()
                        .forEach(vm -> draft.put(vm.movedTo(target.ref()))));
    }
}
