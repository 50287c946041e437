package io.slotkeeper.notifier.domain;

import java.util.Optional;

/** A standing wish to hear of every state change: the requester's own, or a role's. */
public sealed interface Subscription {
    /** Whom this subscription addresses for one change; empty where nobody knows. */
    Optional<Addressee> addressee(StateChange change);

    /** Whoever asked for the device hears of it. */
    record OfRequester() implements Subscription {
        @Override
        public Optional<Addressee> addressee(StateChange change) {
            return Optional.ofNullable(change.requester()).map(Addressee.Subject::new);
        }
    }

    /** Everyone with the role hears of every assignment of the project. */
    record OfRole(String role) implements Subscription {
        @Override
        public Optional<Addressee> addressee(StateChange change) {
            return Optional.of(new Addressee.Role(role));
        }
    }

    /**
     * Reads {@code requester} or {@code role:<name>}.
     *
     * @throws IllegalArgumentException for anything else, so that a misspelt setting stops the start
     */
    static Subscription parse(String text) {
        if (text.equals("requester")) {
            return new OfRequester();
        }
        if (text.startsWith("role:") && text.length() > "role:".length()) {
            return new OfRole(text.substring("role:".length()));
        }
        throw new IllegalArgumentException("not a subscription: '" + text + "'; write requester or role:<name>");
    }
}
