package io.slotkeeper.policy.application.support;

import java.util.List;

/** Port: the append-only history of drafts and versions. */
public interface SupportHistory {

    /** Keeps a change; its id is given here. */
    void add(SupportChange change);

    /** Changes below an id, the newest first. */
    List<SupportChange> below(long id, int limit);
}
