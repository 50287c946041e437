package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Overlay;
import io.slotkeeper.policy.domain.facts.Release;
import java.util.List;

/** Port: who holds what, and which contexts confirmed orders set, as assignment last published it. */
public interface Holdings {

    /** Keeps the state unless a revision at least as new is known. Contexts and releases outlive the assignment. */
    void store(AssignmentSeen state);

    /** Forgets an assignment that ended long ago. */
    void remove(String assignment);

    /** Every live hold on the host or of the VM. */
    List<Hold> holdsOnOrOf(String host, String vm);

    /** The winning overlay of each function of the host. */
    List<Overlay> overlays(String host);

    List<Release> releases(String host);
}
