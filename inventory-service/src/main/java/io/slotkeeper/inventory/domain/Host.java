package io.slotkeeper.inventory.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A host: what people say about it, what each source says about what it has, and what follows from all of that.
 *
 * @param revision grows by one with every change of something effective, and only then
 * @param observedAt when a report last changed it; null before the first
 */
public record Host(
        HostId id,
        String project,
        HostDescription description,
        long revision,
        @Nullable Instant observedAt,
        SortedMap<SourceName, SourceFacts> sources,
        EffectiveHost effective) {
    public static final int FUNCTIONS_MAX = 1_500;
    public static final int SOURCES_MAX = 16;

    /** A host that was not known before. */
    public static HostDecision.Changed register(HostId id, String project, HostDescription description) {
        Host host = new Host(id, project, description, 1, null, new TreeMap<>(), EffectiveHost.EMPTY);
        return new HostDecision.Changed(
                host, List.of(new HostChange(ChangeKind.HOST_REGISTERED, null, Map.of(), description.fields())));
    }

    /** The latest generation that the source has reported; 0 before its first report. */
    public long generation(SourceName source) {
        SourceFacts known = sources.get(source);
        return known == null ? 0 : known.generation();
    }

    /** People say something else about it; another platform also means other groups. */
    public HostDecision describe(HostDescription said, PciNames names) {
        List<HostChange> changes = HostDiff.between(description, said);
        if (changes.isEmpty()) {
            return new HostDecision.Unchanged(this);
        }
        long next = revision + 1;
        EffectiveHost merged =
                new Merge(said.platform(), sources.values(), names).effective().after(effective, next);
        List<HostChange> all = new ArrayList<>(changes);
        all.addAll(HostDiff.between(effective, merged));
        return new HostDecision.Changed(new Host(id, project, said, next, observedAt, sources, merged), all);
    }

    /**
     * A source reports. The same report again changes nothing, whenever it comes.
     *
     * @param generation the source's own count; null takes the next one
     */
    public HostDecision report(
            SourceName source, @Nullable Long generation, Report report, PciNames names, Instant now) {
        SourceFacts known = sources.getOrDefault(source, SourceFacts.none(source, now));
        if (generation != null && generation < known.generation()) {
            return new HostDecision.Stale(known.generation());
        }
        SortedMap<SourceName, SourceFacts> told = new TreeMap<>(sources);
        told.put(source, known.accept(report, generation == null ? known.generation() + 1 : generation, now));
        if (told.size() > SOURCES_MAX) {
            return refused(Refusal.Code.TOO_MANY_SOURCES, "sources", told.size(), SOURCES_MAX);
        }
        EffectiveHost merged = new Merge(description.platform(), told.values(), names)
                .effective()
                .after(effective, revision + 1);
        if (merged.functions().size() > FUNCTIONS_MAX) {
            return refused(
                    Refusal.Code.TOO_MANY_FUNCTIONS,
                    "functions",
                    merged.functions().size(),
                    FUNCTIONS_MAX);
        }
        List<HostChange> changes = HostDiff.between(effective, merged);
        return changes.isEmpty()
                ? new HostDecision.Unchanged(new Host(id, project, description, revision, observedAt, told, effective))
                : new HostDecision.Changed(
                        new Host(id, project, description, revision + 1, now, told, merged), changes);
    }

    private HostDecision refused(Refusal.Code code, String what, int count, int max) {
        return new HostDecision.Refused(new Refusal(
                code, "%s would have %d %s; at most %d are kept for one host".formatted(id, count, what, max)));
    }
}
