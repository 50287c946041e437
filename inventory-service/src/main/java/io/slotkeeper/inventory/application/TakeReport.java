package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.application.source.Sources;
import io.slotkeeper.inventory.domain.ChangeKind;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostChange;
import io.slotkeeper.inventory.domain.HostDecision;
import io.slotkeeper.inventory.domain.Refusal;
import io.slotkeeper.inventory.domain.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a source reports about a host: all of it or nothing. May run twice and out of order: an unchanged report
 * changes nothing, and an older generation is passed over.
 */
@ApplicationScoped
public class TakeReport {
    private final Map<ReportFormat, ReportReader> readers;
    private final Hosts hosts;
    private final Sources sources;
    private final Announcements announcements;
    private final NameLookup names;
    private final Clock clock;

    @Inject
    public TakeReport(
            Instance<ReportReader> readers,
            Hosts hosts,
            Sources sources,
            Announcements announcements,
            NameLookup names,
            Clock clock) {
        this.readers = readers.stream().collect(Collectors.toMap(ReportReader::format, Function.identity()));
        this.hosts = hosts;
        this.sources = sources;
        this.announcements = announcements;
        this.names = names;
        this.clock = clock;
    }

    @Transactional
    public ReportOutcome take(IncomingReport incoming, Origin origin) {
        ReportReader reader = readers.get(incoming.format());
        if (reader == null) {
            throw new IllegalStateException("no reader for " + incoming.format());
        }
        Reading reading = reader.read(incoming.text());
        if (reading instanceof Reading.NotTheFormat wrong) {
            return new ReportOutcome.NotTheFormat(wrong.reason());
        }
        if (reading instanceof Reading.Unreadable unreadable) {
            return new ReportOutcome.Bad(unreadable);
        }
        if (sources.find(incoming.sourceOrDefault()).isPresent()) {
            return new ReportOutcome.Refused(new Refusal(
                    Refusal.Code.SOURCE_MANAGED,
                    "source " + incoming.sourceOrDefault() + " is read by Slotkeeper itself"));
        }
        Optional<Host> host = hosts.lock(incoming.host());
        return host.isEmpty()
                ? new ReportOutcome.UnknownHost(incoming.host())
                : apply(host.get(), incoming, ((Reading.Read) reading).report(), origin);
    }

    private ReportOutcome apply(Host host, IncomingReport incoming, Report report, Origin origin) {
        HostDecision decision = host.report(
                incoming.sourceOrDefault(),
                incoming.generation(),
                report,
                names,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (decision instanceof HostDecision.Refused refused) {
            return new ReportOutcome.Refused(refused.refusal());
        }
        if (decision instanceof HostDecision.Stale stale) {
            return receipt(incoming, host, stale.knownGeneration(), List.of(), Receipt.Ignored.STALE);
        }
        if (decision instanceof HostDecision.Unchanged unchanged) {
            hosts.save(host, unchanged.host(), origin);
            return receipt(incoming, unchanged.host(), List.of());
        }
        HostDecision.Changed changed = (HostDecision.Changed) decision;
        hosts.save(host, changed.host(), origin);
        announcements.hostChanged(changed.host(), changed.changes(), origin);
        return receipt(incoming, changed.host(), changed.changes());
    }

    private static ReportOutcome receipt(IncomingReport incoming, Host host, List<HostChange> changes) {
        return receipt(incoming, host, host.generation(incoming.sourceOrDefault()), changes, null);
    }

    private static ReportOutcome receipt(
            IncomingReport incoming,
            Host host,
            long generation,
            List<HostChange> changes,
            Receipt.@Nullable Ignored ignored) {
        return new ReportOutcome.Taken(new Receipt(
                host.id(),
                incoming.sourceOrDefault(),
                generation,
                host.revision(),
                host.effective().functions().size(),
                Receipt.count(changes, ChangeKind.FUNCTION_DISCOVERED),
                Receipt.count(changes, ChangeKind.FUNCTION_CHANGED),
                Receipt.count(changes, ChangeKind.FUNCTION_LOST),
                Receipt.count(changes, ChangeKind.FUNCTION_RETURNED),
                ignored));
    }
}
