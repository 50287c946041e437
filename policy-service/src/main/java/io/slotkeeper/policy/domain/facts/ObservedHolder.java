package io.slotkeeper.policy.domain.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The VM on which a source saw a function attached.
 *
 * @param name what it is called, where the asking project may know that
 */
public record ObservedHolder(String vm, String source, @Nullable Instant observedAt, @Nullable String name) {

    public ObservedHolder(String vm, String source, @Nullable Instant observedAt) {
        this(vm, source, observedAt, null);
    }

    /** The same sighting under the VM's name; null takes the name away. */
    public ObservedHolder named(@Nullable String newName) {
        return new ObservedHolder(vm, source, observedAt, newName);
    }

    /** Name and id, for sentences. */
    public String inWords() {
        return Vm.inWords(vm, name);
    }
}
