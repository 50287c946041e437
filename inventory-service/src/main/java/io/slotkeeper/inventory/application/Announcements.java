package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostChange;
import io.slotkeeper.inventory.domain.Vm;
import java.util.List;

/** Port to those who follow the inventory; what is announced here leaves when the transaction commits. */
public interface Announcements {
    void hostChanged(Host host, List<HostChange> changes, Origin origin);

    void vmChanged(Vm vm, Origin origin);
}
