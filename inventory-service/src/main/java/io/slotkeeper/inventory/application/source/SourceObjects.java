package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Report;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.VmId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Port to which of our hosts and machines the objects of a source are. */
public interface SourceObjects {
    /**
     * A host of ours, as a source calls it.
     *
     * @param hardwareId the machine's own id; null where the source does not tell it
     * @param present whether the source had it when it was last read
     */
    record HostObject(SourceName source, String object, HostId host, @Nullable String hardwareId, boolean present) {
        HostObject gone() {
            return new HostObject(source, object, host, hardwareId, false);
        }
    }

    /** A machine of ours, as a source calls it. */
    record VmObject(SourceName source, String object, VmId vm, boolean present) {
        VmObject gone() {
            return new VmObject(source, object, vm, false);
        }
    }

    Optional<HostObject> host(SourceName source, String object);

    /** All that any source calls this host. */
    List<HostObject> of(HostId host);

    /** Objects that are, or were, this machine. */
    List<HostObject> withHardware(SourceName source, String hardwareId);

    /** What the source had when it was last read. */
    Set<String> presentHosts(SourceName source);

    void keep(HostObject row);

    void forget(HostObject row);

    Optional<VmObject> vm(SourceName source, String object);

    /** All that this source calls this machine. */
    List<VmObject> of(SourceName source, VmId vm);

    Set<String> presentVms(SourceName source);

    void keep(VmObject row);

    /** Whether the source said just this about the host last; only looks. */
    boolean repeats(HostId host, SourceName source, Report report);
}
