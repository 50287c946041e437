package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.HostId;
import java.util.List;

/** Port to the read model of who holds what; assignment-service is the authority. */
public interface Holds {
    /** Remembers the newest of each assignment, unless something newer about it is known. */
    void remember(List<HoldNews> news);

    /** How many assignments hold functions of the host. */
    long count(HostId host);
}
