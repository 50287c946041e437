package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.source.SourceStatus.State;
import io.slotkeeper.inventory.domain.SourceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows sources with how they do: from memory where this instance reads, from what is kept otherwise. */
@ApplicationScoped
public class WatchSources {
    private final Sources sources;
    private final SourceRuns runs;
    private final ReaderLock lock;

    @Inject
    WatchSources(Sources sources, SourceRuns runs, ReaderLock lock) {
        this.sources = sources;
        this.runs = runs;
        this.lock = lock;
    }

    /**
     * A source with how it does.
     *
     * @param live what the instance that reads knows; null when it is another one, or none
     */
    public record WatchedSource(KeptSource kept, State state, @Nullable SourceStatus live) {}

    @Transactional
    public Optional<WatchedSource> find(SourceName id) {
        boolean read = lock.heldBySomebody();
        return sources.find(id).map(kept -> watched(kept, read));
    }

    @Transactional
    public List<WatchedSource> list(@Nullable String after, int limit) {
        boolean read = lock.heldBySomebody();
        return sources.list(after, limit).stream()
                .map(kept -> watched(kept, read))
                .toList();
    }

    private WatchedSource watched(KeptSource kept, boolean read) {
        SourceStatus live = kept.source().settings().enabled()
                ? runs.status(kept.source().id()).orElse(null)
                : null;
        return new WatchedSource(kept, live == null ? state(kept, read) : live.state(), live);
    }

    private static State state(KeptSource kept, boolean read) {
        Remembered remembered = kept.remembered();
        if (!kept.source().settings().enabled()) {
            return State.DISABLED;
        }
        if (remembered.problem() == null && remembered.firstSyncedAt() == null) {
            return State.NEW;
        }
        if (!read) {
            return State.NOT_RUNNING;
        }
        return remembered.problem() == null ? State.OK : State.FAILING;
    }
}
