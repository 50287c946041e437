package io.slotkeeper.policy.domain.support;

import java.util.List;

/** What became of an entry as somebody wrote it. */
public sealed interface Reading {

    /** It is an entry. */
    record Understood(ListEntry entry) implements Reading {}

    /** It is none, for at least one reason; all that were found are told. */
    record Refused(List<Fault> faults) implements Reading {

        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
