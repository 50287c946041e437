package io.slotkeeper.policy.api;

import io.slotkeeper.policy.application.VerdictDocument.FindingDocument;
import io.slotkeeper.policy.application.preview.Affected;
import io.slotkeeper.policy.application.preview.LiveAssignment;
import io.slotkeeper.policy.application.preview.Preview;
import io.slotkeeper.policy.application.preview.Preview.DeviceChange;
import io.slotkeeper.policy.application.preview.Preview.TierCount;
import io.slotkeeper.policy.domain.support.Model;
import io.slotkeeper.policy.domain.support.Placement;
import io.slotkeeper.policy.domain.support.Placement.Shift;
import io.slotkeeper.policy.domain.verdict.Effect;
import io.slotkeeper.policy.domain.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a list would affect, with exact counts and the first of each. */
record PreviewView(SnapshotView snapshot, DevicesView devices, AssignmentsView claims, AssignmentsView requests) {

    static PreviewView of(Preview preview) {
        return new PreviewView(
                SnapshotView.of(preview.snapshot()),
                DevicesView.of(preview.devices()),
                AssignmentsView.of(preview.claims()),
                AssignmentsView.of(preview.requests()));
    }

    /**
     * What was compared, and when.
     *
     * @param draft null where a version would come into force again
     * @param revision of the draft; as ETag it publishes exactly what was looked at
     * @param version that the list has, or would get
     * @param behind the draft must be rebased before it can be published
     */
    record SnapshotView(
            @Nullable UUID draft,
            @Nullable Long revision,
            @Nullable Integer basedOn,
            int version,
            int inForce,
            boolean behind,
            Instant asOf) {

        static SnapshotView of(Preview.Snapshot snapshot) {
            var draft = snapshot.draft();
            return new SnapshotView(
                    draft == null ? null : draft.id(),
                    draft == null ? null : draft.revision(),
                    draft == null ? null : draft.basedOn(),
                    snapshot.version(),
                    snapshot.inForce(),
                    snapshot.behind(),
                    snapshot.asOf());
        }
    }

    /** A page of one list of a preview. */
    record PageView<T>(SnapshotView snapshot, List<T> items, @Nullable String next) {}

    static PageView<DeviceView> devices(Preview.Page<DeviceChange> page) {
        return new PageView<>(
                SnapshotView.of(page.snapshot()),
                page.items().stream().map(DeviceView::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    static PageView<AssignmentView> assignments(Preview.Page<Affected> page) {
        return new PageView<>(
                SnapshotView.of(page.snapshot()),
                page.items().stream().map(AssignmentView::of).toList(),
                page.next() == null ? null : page.next().toString());
    }

    record DevicesView(
            long total,
            Map<Shift, Long> byShift,
            List<TierCount> byTier,
            List<DeviceView> items,
            @Nullable String next) {

        static DevicesView of(Preview.Devices devices) {
            return new DevicesView(
                    devices.total(),
                    devices.byShift(),
                    devices.byTier(),
                    devices.items().stream().map(DeviceView::of).toList(),
                    devices.next() == null ? null : devices.next().toString());
        }
    }

    /** A device about which something would change. */
    record DeviceView(
            String host,
            String function,
            String name,
            String ids,
            @Nullable String subsystem,
            Shift shift,
            Placement from,
            Placement to) {

        static DeviceView of(DeviceChange changed) {
            Model model = changed.device().model();
            return new DeviceView(
                    changed.device().host(),
                    changed.device().address(),
                    changed.device().name(),
                    model.chip().vendor() + ":" + model.chip().device(),
                    model.subvendor() == null ? null : model.subvendor() + ":" + model.subdevice(),
                    changed.change().shift(),
                    changed.change().before(),
                    changed.change().after());
        }
    }

    record AssignmentsView(
            long judged,
            long total,
            long ofOtherProjects,
            Map<Effect, Long> byEffect,
            List<AssignmentView> items,
            @Nullable String next) {

        static AssignmentsView of(Preview.Assignments assignments) {
            return new AssignmentsView(
                    assignments.judged(),
                    assignments.total(),
                    assignments.ofOtherProjects(),
                    assignments.byEffect(),
                    assignments.items().stream().map(AssignmentView::of).toList(),
                    assignments.next() == null ? null : assignments.next().toString());
        }
    }

    /** An assignment that would be judged otherwise. */
    record AssignmentView(
            String assignment,
            String state,
            LiveAssignment.Kind hold,
            @Nullable String requester,
            String host,
            String vm,
            List<String> functions,
            Effect effect,
            Outcome from,
            Outcome to,
            List<FindingDocument> added,
            List<FindingDocument> removed) {

        static AssignmentView of(Affected affected) {
            var live = affected.live();
            return new AssignmentView(
                    live.assignment(),
                    live.state(),
                    live.kind(),
                    live.requester(),
                    live.question().host(),
                    live.question().vm(),
                    live.question().functions(),
                    affected.effect(),
                    affected.shift().from(),
                    affected.shift().to(),
                    affected.shift().added().stream().map(FindingDocument::of).toList(),
                    affected.shift().removed().stream().map(FindingDocument::of).toList());
        }
    }
}
