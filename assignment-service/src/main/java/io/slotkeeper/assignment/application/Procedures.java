package io.slotkeeper.assignment.application;

import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.Procedure;

/** How orders are carried out, by platform and version. */
public interface Procedures {
    /** The procedure of the host's platform; one without steps, with reboots, for a platform that nobody described. */
    Procedure of(HostState host);
}
