package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.domain.support.Chip;
import io.slotkeeper.policy.domain.support.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: what the fleet has and who holds it, by models and never by documents. Retired hosts and bridges are left out. */
public interface Fleet {

    /** From here to its end the transaction sees one snapshot and changes nothing; must come before all else in it. */
    void freeze();

    /** How many functions there are of each model, of these chips; empty: of all. */
    Map<Model, Long> models(Optional<Set<Chip>> chips);

    /** The functions of these models after a place, by host and address. */
    List<Device> devices(Set<Model> models, Spot after, int limit);

    /** What is live, or waits for its verdict, and is about functions of these chips (empty: any), after a place. */
    List<LiveAssignment> live(Optional<Set<Chip>> chips, Spot after, int limit);

    /** The same of what holds functions, but for what was judged by that version of the support list or a newer one. */
    List<LiveAssignment> judgedBefore(Passage passage, Optional<Set<Chip>> chips, Spot after, int limit);

    /** A function of the fleet. */
    record Device(String host, String address, String name, Model model) {}

    /**
     * Which assignments a review takes.
     *
     * @param version that came into force
     * @param onlyNews only those of which something was heard since that version came into force
     */
    record Passage(int version, boolean onlyNews) {}
}
