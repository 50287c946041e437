package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.alternatives.Distance;
import io.slotkeeper.policy.domain.alternatives.Model;
import io.slotkeeper.policy.domain.alternatives.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Port: where functions of a model or class are free. An index to find hosts by, never to decide by: what it names is
 * judged by what is known of the host itself.
 */
public interface Supplies {

    /** Keeps what hosts offer as of what was just stored of them, and forgets those that are gone. */
    void keep(Set<String> gone, List<HostSeen> stored);

    /** Counts anew what is free on hosts where somebody got or gave back something. */
    void recount(Set<String> hosts);

    /** Hosts that were stored without what they offer, as before there was this index; locked for the transaction. */
    List<HostSeen> behind(int limit);

    /** For each that is wanted, in the same order: a few hosts that have it, by one statement for all. */
    List<Supply> find(List<Wanted> wanted);

    /** A host that has as many free functions as are wanted, of the same model or of another one of the class. */
    record Offer(String host, Distance distance, boolean sameModel) {}

    /**
     * What there is.
     *
     * @param offers few hosts, nearest and richest first
     * @param mostElsewhere the greatest number of free functions of each wanted model on any other host
     */
    record Supply(List<Offer> offers, Map<Model, Integer> mostElsewhere) {
        public static final Supply NONE = new Supply(List.of(), Map.of());
    }
}
