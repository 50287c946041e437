package io.slotkeeper.inventory.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The set of facts of one source about one host. A report replaces the sections that it has and touches no other
 * source's set; a function that is missing from it stays, marked as no longer present.
 */
public record SourceFacts(
        SourceName source,
        long generation,
        Instant observedAt,
        SortedMap<PciAddress, SourceFunction> functions,
        @Nullable List<Stamped<HostUse>> hostUses,
        @Nullable List<Stamped<Holder>> holders,
        @Nullable Stamped<Iommu> iommu,
        @Nullable Stamped<HostFacts> host) {

    static SourceFacts none(SourceName source, Instant now) {
        return new SourceFacts(source, 0, now, new TreeMap<>(), null, null, null, null);
    }

    /** Whether the source sees the host as it is now, and not only as it was when somebody reported it. */
    boolean watching() {
        return host != null && host.value().connection() == HostConnection.CONNECTED;
    }

    /** Whether what the source says that the host lives on is all of it. */
    boolean tellsAllHostUses() {
        return hostUses != null && (host == null || !host.value().hostUsesPartial());
    }

    private @Nullable List<HostUse> hostUses(Report report) {
        boolean partial = report.host() != null && report.host().hostUsesPartial();
        if (!partial || hostUses == null || report.hostUses() == null) {
            return report.hostUses();
        }
        return Stream.concat(hostUses.stream().map(Stamped::value), report.hostUses().stream())
                .distinct()
                .toList();
    }

    /** Whether the report says just what the source said last. */
    boolean repeats(Report report) {
        return accept(report, generation, observedAt).equals(this);
    }

    SourceFacts accept(Report report, long newGeneration, Instant now) {
        return new SourceFacts(
                source,
                newGeneration,
                now,
                functions(report, now),
                restamped(hostUses, hostUses(report), now),
                restamped(holders, report.holders(), now),
                restamped(iommu, report.iommu(), now),
                restamped(host, report.host(), now));
    }

    /** Whether the source has listed functions, so that it can say what is wanted of them. */
    boolean hasListed() {
        return !functions.isEmpty();
    }

    private SortedMap<PciAddress, SourceFunction> functions(Report report, Instant now) {
        SortedMap<PciAddress, SourceFunction> next =
                report.functions() == null ? functions : accept(report.functions(), now);
        if (report.wanted() == null) {
            return next;
        }
        SortedMap<PciAddress, SourceFunction> wanting = new TreeMap<>(next);
        report.wanted()
                .forEach((address, wanted) -> wanting.computeIfPresent(
                        address,
                        (at, known) ->
                                known.present() ? known.reported(known.facts().wanting(wanted), now) : known));
        return wanting;
    }

    private SortedMap<PciAddress, SourceFunction> accept(List<FunctionFacts> reported, Instant now) {
        SortedMap<PciAddress, SourceFunction> next = new TreeMap<>();
        functions.forEach((address, function) -> next.put(address, function.missing(now)));
        for (FunctionFacts facts : reported) {
            SourceFunction known = functions.get(facts.address());
            next.put(
                    facts.address(), known == null ? new SourceFunction(facts, true, now) : known.reported(facts, now));
        }
        return next;
    }

    private static <T> @Nullable List<Stamped<T>> restamped(
            @Nullable List<Stamped<T>> known, @Nullable List<T> reported, Instant now) {
        if (reported == null) {
            return known;
        }
        List<Stamped<T>> next = new ArrayList<>();
        for (T statement : reported) {
            next.add((known == null ? List.<Stamped<T>>of() : known)
                    .stream()
                            .filter(old -> old.value().equals(statement))
                            .findFirst()
                            .orElseGet(() -> new Stamped<>(statement, now)));
        }
        return next.stream().distinct().toList();
    }

    private static <T> @Nullable Stamped<T> restamped(@Nullable Stamped<T> known, @Nullable T reported, Instant now) {
        if (reported == null || (known != null && known.value().equals(reported))) {
            return known;
        }
        return new Stamped<>(reported, now);
    }
}
