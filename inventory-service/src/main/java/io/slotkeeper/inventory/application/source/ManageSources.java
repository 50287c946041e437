package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.Put;
import io.slotkeeper.inventory.application.ReportFormat;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.SourceSettings;
import io.slotkeeper.inventory.domain.Vm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets sources up, changes and removes them. */
@ApplicationScoped
public class ManageSources {
    /** Names under which people and reports speak; no source may speak in their name. */
    public static final Set<String> RESERVED = Stream.concat(
                    Stream.of("lspci", "json", "esxcli", "nodedev", "manual", Vm.PEOPLE.value()),
                    Arrays.stream(ReportFormat.values()).map(ReportFormat::defaultSource))
            .collect(Collectors.toUnmodifiableSet());

    private final Sources sources;
    private final SourceObjects objects;
    private final TakeObservation observations;

    @Inject
    ManageSources(Sources sources, SourceObjects objects, TakeObservation observations) {
        this.sources = sources;
        this.objects = objects;
        this.observations = observations;
    }

    /** Sets a source up; false when there is one of that id. */
    @Transactional
    public boolean add(SourceName id, SourceSettings settings, Origin origin) {
        return sources.add(Source.create(id, origin.project(), settings), origin);
    }

    /**
     * Puts the settings; the same again changes nothing.
     *
     * @param expectedRevision the revision that the caller saw; null if it does not care
     */
    @Transactional
    public Put put(SourceName id, SourceSettings settings, @Nullable Long expectedRevision, Origin origin) {
        Optional<Source> known = sources.lock(id);
        if (known.isEmpty() && expectedRevision == null && add(id, settings, origin)) {
            return new Put.Created(1);
        }
        Optional<Source> before = known.isEmpty() ? sources.lock(id) : known;
        long revision = before.map(Source::revision).orElse(0L);
        if (before.isEmpty() || (expectedRevision != null && expectedRevision != revision)) {
            return new Put.OtherRevision(revision);
        }
        Source next = before.get().with(settings);
        if (next.revision() != revision) {
            sources.change(next, origin);
        }
        return new Put.Kept(next.revision());
    }

    /**
     * Removes a source; what it said stays as it was last known. It is not read any more from the beginning, and each of
     * its hosts is told so in a transaction of its own: whoever is interrupted removes it again. False when there is none
     * of that id.
     */
    public boolean remove(SourceName id, Origin origin) {
        if (!sources.retire(id, origin)) {
            return false;
        }
        objects.presentHosts(id).forEach(object -> observations.unwatched(id, object, origin));
        sources.remove(id);
        return true;
    }

    /** Has whoever reads the source begin anew, with everything; false when there is none of that id. */
    @Transactional
    public boolean readAnew(SourceName id) {
        return sources.endRun(id);
    }
}
