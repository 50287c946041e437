package io.slotkeeper.inventory.domain;

import java.util.List;

/** What a host answers to a command. */
public sealed interface HostDecision {
    /** The host has a new revision. */
    record Changed(Host host, List<HostChange> changes) implements HostDecision {}

    /** Nothing effective is different; the source's generation may have moved on. */
    record Unchanged(Host host) implements HostDecision {}

    /** The report is older than one that was already applied. */
    record Stale(long knownGeneration) implements HostDecision {}

    /** The command cannot be carried out. */
    record Refused(Refusal refusal) implements HostDecision {}
}
