package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.domain.support.SupportList;
import java.time.Instant;
import java.util.UUID;

/** A list that somebody works on, with the version that it would become. */
public record Draft(Head head, SupportList list) {

    /** The most drafts that there may be at a time. */
    public static final int MOST = 64;

    /**
     * A draft without its entries.
     *
     * @param revision grows with every change
     * @param basedOn the version that was in force when it was begun or last rebased
     */
    public record Head(
            UUID id,
            String name,
            long revision,
            int basedOn,
            int entries,
            String createdBy,
            Instant createdAt,
            String changedBy,
            Instant changedAt) {}

    /** The draft after a change. */
    Draft changed(SupportList to, String actor, Instant at) {
        return new Draft(
                new Head(
                        head.id(),
                        head.name(),
                        head.revision() + 1,
                        to.version() - 1,
                        to.entries().size(),
                        head.createdBy(),
                        head.createdAt(),
                        actor,
                        at),
                to);
    }
}
