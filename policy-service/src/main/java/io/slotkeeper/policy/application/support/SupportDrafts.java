package io.slotkeeper.policy.application.support;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: drafts of the support list. */
public interface SupportDrafts {

    /** All drafts, the oldest first. */
    List<Draft.Head> heads();

    Optional<Draft> find(UUID id);

    /** The draft, which nobody else changes until the transaction ends. */
    Optional<Draft> lock(UUID id);

    /** False where there are {@link Draft#MOST} already. */
    boolean add(Draft draft);

    void store(Draft draft);

    void remove(UUID id);
}
