package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the virtual machines that somebody described. */
public interface Vms {
    Optional<Vm> find(VmId id);

    /** The machine as it is, locked until the transaction ends. */
    Optional<Vm> lock(VmId id);

    /** Takes the machine's lock, also of one that is not known yet. */
    Optional<Vm> lockOrReserve(VmId id, Origin origin);

    void save(Vm vm, Origin origin);

    /** Machines in the order of their ids, after the one given. */
    List<Vm> list(@Nullable String after, int limit);

    /** The same, each as it is until the transaction ends. */
    List<Vm> lockPage(@Nullable String after, int limit);
}
