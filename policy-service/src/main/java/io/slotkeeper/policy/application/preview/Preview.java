package io.slotkeeper.policy.application.preview;

import io.slotkeeper.policy.application.support.Draft;
import io.slotkeeper.policy.domain.support.ListComparison;
import io.slotkeeper.policy.domain.support.Listing.Standing;
import io.slotkeeper.policy.domain.support.Placement.Shift;
import io.slotkeeper.policy.domain.verdict.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a list would affect if it came into force: exact counts, and the first of each. All from one snapshot. */
public record Preview(Snapshot snapshot, Devices devices, Assignments claims, Assignments requests) {

    /**
     * What was compared.
     *
     * @param draft null where a published version would come into force again
     * @param version that the list has, or would get
     * @param inForce the version that it is compared with
     */
    public record Snapshot(Draft.@Nullable Head draft, int version, int inForce, Instant asOf) {

        /** Whether the draft was begun from another version than the one in force: it must be rebased to be published. */
        public boolean behind() {
            return draft != null && draft.basedOn() != inForce;
        }
    }

    /** A page of a list; {@code next} is where the following one begins, null on the last. */
    public record Page<T>(Snapshot snapshot, List<T> items, @Nullable Spot next) {}

    /** A device about which something would change. */
    public record DeviceChange(Fleet.Device device, ListComparison.Change change) {}

    /** How many devices would stand otherwise, from what to what. */
    public record TierCount(Standing from, Standing to, long devices) {}

    /** The devices about which something would change. */
    public record Devices(
            long total,
            Map<Shift, Long> byShift,
            List<TierCount> byTier,
            List<DeviceChange> items,
            @Nullable Spot next) {}

    /**
     * The assignments that would be judged otherwise.
     *
     * @param judged how many were judged twice, because they are about a card of which the lists speak differently
     * @param total how many of them would be judged otherwise, of whichever project
     * @param ofOtherProjects of these, how many are not the caller's business and so not among the items
     */
    public record Assignments(
            long judged,
            long total,
            long ofOtherProjects,
            Map<Effect, Long> byEffect,
            List<Affected> items,
            @Nullable Spot next) {}
}
