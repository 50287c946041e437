package io.slotkeeper.inventory.domain;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A virtual machine: what each source and people say about it, and what follows from that.
 *
 * @param revision grows by one with every change of the facts, and only then
 * @param said by source; what people say is under {@link #PEOPLE}
 * @param facts what sources observe, the first by name before the others, then what people say
 */
public record Vm(VmId id, String project, long revision, SortedMap<SourceName, VmFacts> said, VmFacts facts) {
    /** The name under which people describe machines; no source has it. */
    public static final SourceName PEOPLE = new SourceName("people");

    public Vm {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
    }

    /** A machine that nobody described yet. */
    public static Vm unknown(VmId id, String project) {
        return new Vm(id, project, 0, new TreeMap<>(), VmFacts.NONE);
    }

    /** The same machine with what the source says now; itself when that is nothing new. */
    public Vm describe(SourceName source, VmFacts now) {
        if (now.equals(said.get(source)) && revision > 0) {
            return this;
        }
        SortedMap<SourceName, VmFacts> told = new TreeMap<>(said);
        told.put(source, now);
        VmFacts merged = merged(told);
        return new Vm(id, project, merged.equals(facts) && revision > 0 ? revision : revision + 1, told, merged);
    }

    private static VmFacts merged(SortedMap<SourceName, VmFacts> told) {
        VmFacts merged = told.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(PEOPLE))
                .map(Map.Entry::getValue)
                .sorted((one, other) -> Boolean.compare(lost(one), lost(other)))
                .reduce(VmFacts::orElse)
                .orElse(VmFacts.NONE);
        VmFacts people = told.getOrDefault(PEOPLE, VmFacts.NONE);
        return merged.orElse(people).withIdsOf(people);
    }

    private static boolean lost(VmFacts facts) {
        return facts.presence() == Presence.LOST;
    }
}
