package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.source.SourceStatus.Warning;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one run observes, and knows how it does. It is used by the run's own thread; its status may be looked at
 * from any.
 */
final class RunSink implements ObservationSink {
    static final int WARNINGS_MAX = 20;
    /** How often it is written that the source answers; where the answer is the same nothing else is written. */
    private static final Duration SYNCED_EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(RunSink.class);

    private final Run run;
    private final TakeObservation take;
    private final KeepStatus keep;
    private final SourceObjects objects;
    private final Clock clock;
    private final Map<String, Warning> warnings = new LinkedHashMap<>();
    private Remembered remembered;
    private @Nullable Long syncedKept;
    private volatile SourceStatus status;
    private volatile boolean ended;

    RunSink(Run run, TakeObservation take, KeepStatus keep, SourceObjects objects, Clock clock) {
        this.run = run;
        this.take = take;
        this.keep = keep;
        this.objects = objects;
        this.clock = clock;
        this.remembered = run.remembered();
        this.status = SourceStatus.starting(now());
    }

    SourceStatus status() {
        return status;
    }

    /** From now on nothing is taken any more. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void host(ObservedHost host) {
        unlessEnded(() -> take(host));
    }

    private void take(ObservedHost host) {
        status = status.reading(now());
        if (take.isKnown(run, host)) {
            warn(host.object(), null);
            return;
        }
        String refusal = take.host(run, host);
        warn(host.object(), refusal == null ? null : new Warning(host.name(), refusal));
    }

    @Override
    public void hostGone(String object) {
        unlessEnded(() -> lose(object));
    }

    private void lose(String object) {
        warn(object, null);
        if (objects.host(run.id(), object)
                .filter(SourceObjects.HostObject::present)
                .isPresent()) {
            take.hostGone(run, object);
        }
    }

    @Override
    public void vm(ObservedVm vm) {
        unlessEnded(() -> take(vm));
    }

    private void take(ObservedVm vm) {
        status = status.reading(now());
        if (!take.isKnown(run, vm)) {
            take.vm(run, vm);
        }
    }

    @Override
    public void vmGone(String object) {
        unlessEnded(() -> loseVm(object));
    }

    private void loseVm(String object) {
        if (objects.vm(run.id(), object).filter(SourceObjects.VmObject::present).isPresent()) {
            take.vmGone(run, object);
        }
    }

    @Override
    public void complete(Set<String> hosts, Set<String> vms) {
        unlessEnded(() -> loseOthers(hosts, vms));
    }

    private void loseOthers(Set<String> hosts, Set<String> vms) {
        Set<String> known = objects.presentHosts(run.id());
        if (hosts.isEmpty() && !known.isEmpty()) {
            throw new NothingVisible("none of %d known hosts is visible any more".formatted(known.size()));
        }
        without(known, hosts).forEach(this::lose);
        without(objects.presentVms(run.id()), vms).forEach(this::loseVm);
    }

    @Override
    public void alive(Progress progress) {
        unlessEnded(() -> answered(progress));
    }

    private void answered(Progress progress) {
        remember(remembered.answered(progress.server(), now()));
        if (syncedKept == null || System.nanoTime() - syncedKept > SYNCED_EVERY.toNanos()) {
            keep.synced(run);
            syncedKept = System.nanoTime();
        }
        status = status.alive(progress, now());
    }

    @Override
    public void missing(List<MissingPrivilege> privileges) {
        unlessEnded(() -> lacks(privileges));
    }

    private void lacks(List<MissingPrivilege> privileges) {
        if (!privileges.equals(remembered.missing()) && !privileges.isEmpty()) {
            LOG.warnf("source cannot read everything: sourceId=%s missing=%s", run.id(), privileges);
        }
        remember(remembered.withMissing(privileges));
    }

    @Override
    public void failed(SourceProblem problem) {
        unlessEnded(() -> fail(problem));
    }

    private void fail(SourceProblem problem) {
        status = status.failing(problem, now());
        SourceProblem before = remembered.problem();
        if (before == null || !before.isLike(problem)) {
            LOG.warnf(
                    "source cannot be read: sourceId=%s code=%s detail=%s",
                    run.id(), problem.code().wire(), problem.detail());
            remember(remembered.failing(problem, now()));
        }
    }

    /** What fails because the run was interrupted is no failure. */
    private void unlessEnded(Runnable step) {
        try {
            if (!ended) {
                step.run();
                return;
            }
        } catch (RuntimeException e) {
            if (!ended) {
                throw e;
            }
        }
        throw new RunEnded("the run was stopped");
    }

    private void remember(Remembered next) {
        if (next.equals(remembered)) {
            return;
        }
        keep.remember(run, remembered, next, now());
        if (remembered.problem() != null && next.problem() == null) {
            LOG.infof("source can be read again: sourceId=%s", run.id());
        }
        remembered = next;
    }

    private void warn(String object, @Nullable Warning warning) {
        Warning before = warning == null ? warnings.remove(object) : warnings.put(object, warning);
        if (Objects.equals(before, warning)) {
            return;
        }
        if (warning != null) {
            LOG.warnf("host not taken: sourceId=%s host=%s reason=%s", run.id(), warning.host(), warning.reason());
        }
        status = status.withWarnings(
                warnings.values().stream().limit(WARNINGS_MAX).toList());
    }

    private static Set<String> without(Set<String> known, Set<String> seen) {
        Set<String> gone = new TreeSet<>(known);
        gone.removeAll(seen);
        return gone;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
