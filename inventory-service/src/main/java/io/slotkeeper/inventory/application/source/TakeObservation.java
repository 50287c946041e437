package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.Announcements;
import io.slotkeeper.inventory.application.Hosts;
import io.slotkeeper.inventory.application.NameLookup;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.Vms;
import io.slotkeeper.inventory.application.source.ObservationSink.RunEnded;
import io.slotkeeper.inventory.application.source.SourceObjects.HostObject;
import io.slotkeeper.inventory.application.source.SourceObjects.VmObject;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostConnection;
import io.slotkeeper.inventory.domain.HostDecision;
import io.slotkeeper.inventory.domain.HostFacts;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.SourceFacts;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a run observes, one transaction for each host or machine. May run twice: what is as it was writes nothing.
 * Every transaction that writes makes sure first that its run is the newest.
 */
@ApplicationScoped
public class TakeObservation {
    private final Runs runs;
    private final SourceObjects objects;
    private final Hosts hosts;
    private final Vms vms;
    private final Announcements announcements;
    private final NameLookup names;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;

    @Inject
    TakeObservation(
            Runs runs,
            SourceObjects objects,
            Hosts hosts,
            Vms vms,
            Announcements announcements,
            NameLookup names,
            TransactionSynchronizationRegistry transactions,
            Clock clock) {
        this.runs = runs;
        this.objects = objects;
        this.hosts = hosts;
        this.vms = vms;
        this.announcements = announcements;
        this.names = names;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether the host is as it was; only looks, and locks nothing. */
    @Transactional
    public boolean isKnown(Run run, ObservedHost seen) {
        return objects.host(run.id(), seen.object())
                .filter(row -> row.present() && Objects.equals(row.hardwareId(), hardware(row, seen)))
                .filter(row -> objects.repeats(row.host(), run.id(), seen.report()))
                .isPresent();
    }

    /** Whether the machine is as it was; only looks, and locks nothing. */
    @Transactional
    public boolean isKnown(Run run, ObservedVm seen) {
        return objects.vm(run.id(), seen.object())
                .filter(row -> row.present() && row.vm().equals(seen.id()))
                .flatMap(row -> vms.find(seen.id()))
                .filter(vm -> vm.describe(run.id(), facts(run, seen)).equals(vm))
                .isPresent();
    }

    /**
     * A host that is new or different.
     *
     * @return why it was not taken; null when it was
     */
    @Transactional
    public @Nullable String host(Run run, ObservedHost seen) {
        fence(run);
        Optional<HostId> id = place(run, seen);
        if (id.isEmpty()) {
            return refused("other hosts have every id that could be made of its name");
        }
        Optional<Host> known = hosts.lockOrReserve(id.get(), run.origin());
        if (known.isEmpty() && !tellsPlatform(seen.report().host())) {
            return refused("the source does not tell of which platform it is");
        }
        HostDecision decision = known.isPresent()
                ? known.get().report(run.id(), null, seen.report(), names, now())
                : Host.discover(id.get(), run.source().project(), run.id(), seen.report(), names, now());
        if (decision instanceof HostDecision.Refused refused) {
            return refused(refused.refusal().detail());
        }
        store(known.orElse(null), decision, run.origin());
        objects.keep(new HostObject(run.id(), seen.object(), id.get(), hardware(run, seen), true));
        return null;
    }

    /** A host that the source does not have any more: its functions are lost unless somebody else reports them. */
    @Transactional
    public void hostGone(Run run, String object) {
        fence(run);
        Optional<HostObject> row = objects.host(run.id(), object).filter(HostObject::present);
        if (row.isEmpty()) {
            return;
        }
        hosts.lock(row.get().host())
                .ifPresent(host -> report(
                        host,
                        run.id(),
                        new Report(
                                List.of(),
                                null,
                                null,
                                null,
                                lastSaid(host, run.id()).gone()),
                        run.origin()));
        objects.keep(row.get().gone());
    }

    /** A machine that is new or different. */
    @Transactional
    public void vm(Run run, ObservedVm seen) {
        fence(run);
        objects.vm(run.id(), seen.object())
                .filter(row -> row.present() && !row.vm().equals(seen.id()))
                .ifPresent(row -> lose(run, row));
        VmFacts facts = facts(run, seen);
        describe(vms.lockOrReserve(seen.id(), run.origin()).orElse(null), seen.id(), run, facts);
        objects.keep(new VmObject(run.id(), seen.object(), seen.id(), true));
    }

    /** A machine that the source does not have any more. */
    @Transactional
    public void vmGone(Run run, String object) {
        fence(run);
        objects.vm(run.id(), object).filter(VmObject::present).ifPresent(row -> lose(run, row));
    }

    /** A host whose source is not read any more: what it said stays as it was last known. */
    @Transactional
    public void unwatched(SourceName source, String object, Origin origin) {
        objects.host(source, object)
                .flatMap(row -> hosts.lock(row.host()))
                .filter(host -> host.sources().containsKey(source))
                .ifPresent(host -> report(
                        host, source, new Report(null, null, null, null, unwatched(lastSaid(host, source))), origin));
    }

    private void lose(Run run, VmObject row) {
        objects.keep(row.gone());
        boolean elsewhere = objects.of(run.id(), row.vm()).stream()
                .anyMatch(other -> other.present() && !other.object().equals(row.object()));
        if (elsewhere) {
            return;
        }
        vms.lock(row.vm()).ifPresent(vm -> {
            VmFacts said = vm.said().get(run.id());
            if (said != null) {
                describe(vm, vm.id(), run, said.lost());
            }
        });
    }

    private void describe(@Nullable Vm known, VmId id, Run run, VmFacts facts) {
        Vm before = known == null ? Vm.unknown(id, run.source().project()) : known;
        Vm after = before.describe(run.id(), facts);
        if (!after.equals(before)) {
            vms.save(after, run.origin());
        }
        if (after.revision() != before.revision()) {
            announcements.vmChanged(after, run.origin());
        }
    }

    private void report(Host host, SourceName source, Report report, Origin origin) {
        if (!host.repeats(source, report)) {
            store(host, host.report(source, null, report, names, now()), origin);
        }
    }

    private void store(@Nullable Host before, HostDecision decision, Origin origin) {
        if (decision instanceof HostDecision.Unchanged unchanged) {
            hosts.save(before, unchanged.host(), origin);
        }
        if (decision instanceof HostDecision.Changed changed) {
            hosts.save(before, changed.host(), origin);
            announcements.hostChanged(changed.host(), changed.changes(), origin);
        }
    }

    /** Which host of ours it is; the one that it was, or was before it got another name in its source, comes first. */
    private Optional<HostId> place(Run run, ObservedHost seen) {
        Optional<HostObject> row = objects.host(run.id(), seen.object()).or(() -> addedAgain(run, seen));
        return row.isPresent() ? row.map(HostObject::host) : newPlace(run, seen);
    }

    /**
     * The same machine under another name of the source: one that it lost, or that has the same name and is only not
     * yet told to be gone. Machines that share an id, as some makers' do, stay apart by their names.
     */
    private Optional<HostObject> addedAgain(Run run, ObservedHost seen) {
        String hardwareId = seen.hardwareId();
        if (hardwareId == null) {
            return Optional.empty();
        }
        List<HostId> byName = HostNames.candidates(seen.name(), run.id(), seen.object());
        Optional<HostObject> before = objects.withHardware(run.id(), hardwareId).stream()
                .filter(row -> !row.present() || byName.contains(row.host()))
                .findFirst();
        before.ifPresent(objects::forget);
        return before;
    }

    private Optional<HostId> newPlace(Run run, ObservedHost seen) {
        for (HostId candidate : HostNames.candidates(seen.name(), run.id(), seen.object())) {
            if (isFree(candidate, run, seen)) {
                hosts.lockOrReserve(candidate, run.origin());
                if (isFree(candidate, run, seen)) {
                    objects.of(candidate).stream()
                            .filter(row -> row.source().equals(run.id()))
                            .forEach(objects::forget);
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** People may have registered it, and a source that lost it may know it; who sees it now has it. */
    private boolean isFree(HostId candidate, Run run, ObservedHost seen) {
        return objects.of(candidate).stream()
                .noneMatch(row ->
                        row.source().equals(run.id()) ? row.present() || isAnotherMachine(row, seen) : row.present());
    }

    private static boolean isAnotherMachine(HostObject row, ObservedHost seen) {
        return row.hardwareId() != null
                && seen.hardwareId() != null
                && !row.hardwareId().equals(seen.hardwareId());
    }

    private VmFacts facts(Run run, ObservedVm seen) {
        VmFacts facts = seen.facts();
        String object = seen.host();
        HostId host = object == null
                ? null
                : objects.host(run.id(), object).map(HostObject::host).orElse(null);
        return new VmFacts(
                facts.name(),
                host,
                facts.hardwareVersion(),
                facts.memoryReservation(),
                facts.deviceLimit(),
                facts.features(),
                facts.power(),
                facts.presence(),
                facts.externalIds(),
                facts.traits());
    }

    private @Nullable String hardware(Run run, ObservedHost seen) {
        return objects.host(run.id(), seen.object())
                .map(row -> hardware(row, seen))
                .orElse(seen.hardwareId());
    }

    /** What is not told just now, as by a host that is disconnected, stays as it was known. */
    private static @Nullable String hardware(HostObject row, ObservedHost seen) {
        return seen.hardwareId() == null ? row.hardwareId() : seen.hardwareId();
    }

    private static boolean tellsPlatform(@Nullable HostFacts facts) {
        return facts != null && facts.platform() != null;
    }

    private static HostFacts lastSaid(Host host, SourceName source) {
        SourceFacts facts = host.sources().get(source);
        return facts == null || facts.host() == null
                ? new HostFacts(null, null, null, null, Map.of(), HostConnection.UNKNOWN, null, null)
                : facts.host().value();
    }

    private static HostFacts unwatched(HostFacts facts) {
        return new HostFacts(
                facts.name(),
                facts.platform(),
                facts.version(),
                facts.cluster(),
                facts.externalIds(),
                HostConnection.UNKNOWN,
                facts.maintenance(),
                facts.rebootRequired(),
                facts.hostUsesPartial());
    }

    private void fence(Run run) {
        if (!runs.holds(run)) {
            throw new RunEnded("run %d of %s is not the newest any more".formatted(run.number(), run.id()));
        }
    }

    private String refused(String reason) {
        transactions.setRollbackOnly();
        return reason;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
