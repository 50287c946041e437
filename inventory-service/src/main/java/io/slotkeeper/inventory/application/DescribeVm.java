package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the facts of a virtual machine known. The same again changes nothing. */
@ApplicationScoped
public class DescribeVm {
    private final Vms vms;
    private final Announcements announcements;

    @Inject
    public DescribeVm(Vms vms, Announcements announcements) {
        this.vms = vms;
        this.announcements = announcements;
    }

    /**
     * Puts the facts.
     *
     * @param expectedRevision the revision that the caller saw; null if it does not care
     */
    @Transactional
    public Put put(VmId id, VmFacts facts, @Nullable Long expectedRevision, Origin origin) {
        Optional<Vm> known = expectedRevision == null ? vms.lockOrReserve(id, origin) : vms.lock(id);
        long revision = known.map(Vm::revision).orElse(0L);
        if (expectedRevision != null && expectedRevision != revision) {
            return new Put.OtherRevision(revision);
        }
        Vm before = known.orElseGet(() -> Vm.unknown(id, origin.project()));
        Vm next = before.describe(Vm.PEOPLE, facts);
        if (next != before) {
            vms.save(next, origin);
        }
        if (next.revision() != revision) {
            announcements.vmChanged(next, origin);
        }
        return known.isEmpty() ? new Put.Created(1) : new Put.Kept(next.revision());
    }
}
