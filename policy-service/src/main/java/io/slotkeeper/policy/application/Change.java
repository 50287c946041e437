package io.slotkeeper.policy.application;

/** What one event says of a read model's key: its state at a revision, or that it is gone. */
public sealed interface Change<S> {

    String key();

    /** The state of a key at a revision. */
    record Seen<S>(String key, long revision, S state) implements Change<S> {}

    /** A tombstone. */
    record Gone<S>(String key) implements Change<S> {}
}
