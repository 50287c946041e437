package io.slotkeeper.inventory.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A host: what people say about it, what each source says about what it has, and what follows from all of that.
 *
 * @param said what people say about it; null when only sources know it
 * @param description what people say, overlaid by what sources observe
 * @param revision grows by one with every change of something effective, and only then
 * @param observedAt when a report last changed it; null before the first
 * @param retired whether people took it out of service; whatever is said or reported of it afterwards puts it back
 */
public record Host(
        HostId id,
        String project,
        @Nullable HostDescription said,
        HostDescription description,
        long revision,
        @Nullable Instant observedAt,
        boolean retired,
        SortedMap<SourceName, SourceFacts> sources,
        EffectiveHost effective) {
    public static final int FUNCTIONS_MAX = 1_500;
    public static final int SOURCES_MAX = 16;

    /** A host that was not known before. */
    public static HostDecision.Changed register(HostId id, String project, HostDescription description) {
        Host host =
                new Host(id, project, description, description, 1, null, false, new TreeMap<>(), EffectiveHost.EMPTY);
        return new HostDecision.Changed(
                host, List.of(new HostChange(ChangeKind.HOST_REGISTERED, null, Map.of(), description.fields())));
    }

    /**
     * A host that was not known before, as a source found it.
     *
     * @param report with a section about the host that names its platform
     */
    public static HostDecision discover(
            HostId id, String project, SourceName source, Report report, PciNames names, Instant now) {
        HostFacts facts = Objects.requireNonNull(report.host(), "a found host is described");
        HostDescription found = new HostDescription(
                        id.value(),
                        Objects.requireNonNull(facts.platform(), "a found host has a platform"),
                        "",
                        null,
                        Map.of())
                .observed(facts);
        Host unknown = new Host(id, project, null, found, 0, null, false, new TreeMap<>(), EffectiveHost.EMPTY);
        HostDecision decision = unknown.report(source, null, report, names, now);
        if (!(decision instanceof HostDecision.Changed changed)) {
            return decision;
        }
        List<HostChange> changes = new ArrayList<>();
        changes.add(new HostChange(
                ChangeKind.HOST_REGISTERED,
                null,
                Map.of(),
                changed.host().description().fields()));
        changes.addAll(changed.changes());
        return new HostDecision.Changed(changed.host(), changes);
    }

    /** Whether the source says just what it said last, so that nothing at all has to be written. */
    public boolean repeats(SourceName source, Report report) {
        SourceFacts known = sources.get(source);
        return !retired && known != null && known.repeats(report);
    }

    /** The latest generation that the source has reported; 0 before its first report. */
    public long generation(SourceName source) {
        SourceFacts known = sources.get(source);
        return known == null ? 0 : known.generation();
    }

    /** People say something else about it; another platform also means other groups. */
    public HostDecision describe(HostDescription nowSaid, PciNames names) {
        return decide(nowSaid, sources, observedAt, names);
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
        SourceFacts next = known.accept(report, generation == null ? known.generation() + 1 : generation, now);
        if (report.wanted() != null && !next.hasListed()) {
            return new HostDecision.Refused(new Refusal(
                    Refusal.Code.LIST_FIRST,
                    source + " tells what is wanted of functions of " + id + " and has never listed any"));
        }
        SortedMap<SourceName, SourceFacts> told = new TreeMap<>(sources);
        told.put(source, next);
        if (told.size() > SOURCES_MAX) {
            return refused(Refusal.Code.TOO_MANY_SOURCES, "sources", told.size(), SOURCES_MAX);
        }
        return decide(said, told, now, names);
    }

    /**
     * Other names are in force. Nothing else is different: what a function is, is told by its host, address and ids, and
     * a retired host stays retired.
     */
    public HostDecision rename(PciNames names) {
        EffectiveHost renamed = effective.named(new Merge(description.platform(), sources.values(), names).names());
        List<HostChange> changes = HostDiff.between(effective, renamed);
        return changes.isEmpty()
                ? new HostDecision.Unchanged(this)
                : new HostDecision.Changed(
                        new Host(id, project, said, description, revision + 1, observedAt, retired, sources, renamed),
                        changes);
    }

    /** People take it out of service. It stays known, with everything that was said of it. */
    public HostDecision retire() {
        if (retired) {
            return new HostDecision.Unchanged(this);
        }
        if (effective.condition().connection() == HostConnection.CONNECTED) {
            return new HostDecision.Refused(
                    new Refusal(Refusal.Code.HOST_WATCHED, "the source that watches " + id + " is connected to it"));
        }
        Host next = new Host(id, project, said, description, revision + 1, observedAt, true, sources, effective);
        return new HostDecision.Changed(next, List.of(retirement(false, true)));
    }

    private static HostChange retirement(boolean before, boolean after) {
        return new HostChange(ChangeKind.HOST_CHANGED, null, Map.of("retired", before), Map.of("retired", after));
    }

    private HostDecision decide(
            @Nullable HostDescription nowSaid,
            SortedMap<SourceName, SourceFacts> told,
            @Nullable Instant changedAt,
            PciNames names) {
        HostDescription described = Merge.description(nowSaid, description, told.values());
        EffectiveHost merged = new Merge(described.platform(), told.values(), names)
                .effective()
                .after(effective, revision + 1);
        if (merged.functions().size() > FUNCTIONS_MAX) {
            return refused(
                    Refusal.Code.TOO_MANY_FUNCTIONS,
                    "functions",
                    merged.functions().size(),
                    FUNCTIONS_MAX);
        }
        List<HostChange> changes = new ArrayList<>(HostDiff.between(description, described));
        changes.addAll(HostDiff.between(effective, merged));
        if (retired) {
            changes.add(retirement(true, false));
        }
        return changes.isEmpty()
                ? new HostDecision.Unchanged(
                        new Host(id, project, nowSaid, description, revision, observedAt, false, told, effective))
                : new HostDecision.Changed(
                        new Host(id, project, nowSaid, described, revision + 1, changedAt, false, told, merged),
                        changes);
    }

    private HostDecision refused(Refusal.Code code, String what, int count, int max) {
        return new HostDecision.Refused(new Refusal(
                code, "%s would have %d %s; at most %d are kept for one host".formatted(id, count, what, max)));
    }
}
