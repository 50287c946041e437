package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.ChangeKind;
import io.slotkeeper.inventory.domain.HostChange;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report has done; bridges are counted too.
 *
 * @param functions all functions that are known of the host now, lost ones included
 * @param discovered functions that are new with this report
 * @param ignored why the report was passed over; null if it was not
 */
public record Receipt(
        HostId host,
        SourceName source,
        long generation,
        long revision,
        int functions,
        int discovered,
        int changed,
        int lost,
        int returned,
        @Nullable Ignored ignored) {
    /** Why a report can be passed over. */
    public enum Ignored {
        STALE
    }

    static int count(List<HostChange> changes, ChangeKind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }
}
