package io.slotkeeper.simulator.soap;

import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.fleet.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PropertyCollector of a session: pages that were not fetched yet, filters, and the version up to which its client
 * knows. The version counts answers with updates: 1, 2, 3 … A client that sends the version before the last one has
 * lost an answer and gets it again, brought up to date.
 */
final class Collector {
    private static final int FILTERS_AT_MOST = 100;
    private static final int PAGES_AT_MOST = 100;

    private final Session session;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<MoRef, Filter> filters = new LinkedHashMap<>();
    private long version;
    private final AtomicInteger cancelled = new AtomicInteger();

    /** What is left of a retrieval. */
    record Page(List<Selected> left, int pageSize) {}

    /** An object of an answer and the selection that it was found by. */
    record Selected(MoRef ref, Selection selection) {}

    /** What WaitForUpdatesEx answers. */
    record UpdateSet(long version, boolean truncated, Map<MoRef, List<ObjectUpdate>> byFilter, Snapshot at) {
        boolean isEmpty() {
            return byFilter.isEmpty();
        }
    }

    Collector(Session session) {
        this.session = session;
    }

    /**
     * @throws Refused InvalidArgument: too many answers were left unread
     */
    String keep(Page page) {
        if (pages.size() >= PAGES_AT_MOST) {
            throw Refused.invalidArgument("options.maxObjects");
        }
        String token = UUID.randomUUID().toString();
        pages.put(token, page);
        return token;
    }

    /**
     * A token serves once.
     *
     * @throws Refused InvalidArgument: it has served, or never was one of this collector's
     */
    Page take(String token) {
        return Optional.ofNullable(pages.remove(token)).orElseThrow(() -> Refused.invalidArgument("token"));
    }

    synchronized MoRef addFilter(Selection selection) {
        if (filters.size() >= FILTERS_AT_MOST) {
            throw Refused.invalidArgument("spec");
        }
        MoRef ref = session.newRef("PropertyFilter");
        filters.put(ref, new Filter(selection));
        return ref;
    }

    synchronized boolean removeFilter(MoRef filter) {
        return filters.remove(filter) != null;
    }

    /** Ends the waiting calls. */
    void cancel() {
        cancelled.incrementAndGet();
    }

    int cancellations() {
        return cancelled.get();
    }

    /**
     * What is new to a client that knows the version; empty sets have the client's version.
     *
     * @param known the version that the client knows; empty for nothing
     * @param most objects in the answer
     * @throws Refused InvalidCollectorVersion
     */
    synchronized UpdateSet updates(String known, int most, Snapshot at, Privileges privileges) {
        if (known.isEmpty()) {
            filters.values().forEach(Filter::forget);
        } else if (known.equals(Long.toString(version - 1))) {
            filters.values().forEach(Filter::undo);
        } else if (!known.equals(Long.toString(version))) {
            throw new Refused("InvalidCollectorVersion", "The version is not one of this collector: " + known);
        }
        Map<MoRef, List<ObjectUpdate>> byFilter = new LinkedHashMap<>();
        int left = most;
        boolean truncated = false;
        for (Map.Entry<MoRef, Filter> entry : filters.entrySet()) {
            List<ObjectUpdate> updates = new ArrayList<>();
            truncated |= entry.getValue().collect(at, session::find, privileges, left, updates);
            left -= updates.size();
            if (!updates.isEmpty()) {
                byFilter.put(entry.getKey(), updates);
            }
        }
        if (byFilter.isEmpty()) {
            return new UpdateSet(version, false, byFilter, at);
        }
        filters.values().forEach(Filter::commit);
        version++;
        return new UpdateSet(version, truncated, byFilter, at);
    }
}
