package io.slotkeeper.policy.application.preview;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.preview.Preview.DeviceChange;
import io.slotkeeper.policy.application.preview.Preview.Page;
import io.slotkeeper.policy.application.preview.Preview.Snapshot;
import io.slotkeeper.policy.application.support.ChooseList;
import io.slotkeeper.policy.application.support.ListChoice;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.support.ListComparison;
import io.slotkeeper.policy.domain.support.Model;
import io.slotkeeper.policy.domain.support.SupportList;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whom a list would affect if it came into force. Devices are compared by model, in one statement over the fleet; what is
 * live is judged by both lists, in batches, and only where it holds a card of which they speak differently. One answer
 * sees one snapshot and changes nothing. One is made at a time: verdicts come first.
 */
@ApplicationScoped
public class PreviewSupportList {

    private static final int AT_ONCE = 100;
    private static final int LONGEST_SECONDS = 600;

    private final ChooseList lists;
    private final Rulebooks rulebooks;
    private final Fleet fleet;
    private final JudgeTwice judge;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    PreviewSupportList(ChooseList lists, Rulebooks rulebooks, Fleet fleet, JudgeTwice judge, Clock clock) {
        this.lists = lists;
        this.rulebooks = rulebooks;
        this.fleet = fleet;
        this.judge = judge;
        this.clock = clock;
    }

    /** Another preview is being made. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("another preview is being made");
        }
    }

    /** Counts and first pages, {@code project} being the one whose assignments are named; empty: there is no such list. */
    public Optional<Preview> preview(ListChoice choice, String project, int limit) {
        return compared(choice, comparison -> {
            Map<Model, Long> models = fleet.models(comparison.lists().touched());
            DeviceTally devices = new DeviceTally();
            models.forEach((model, count) -> devices.add(model, count, comparison.lists()));
            Page<DeviceChange> first = devices(comparison, devices, Spot.FIRST_DEVICE, limit);
            Tally claims = new Tally(project, limit, kind -> !kind.waiting());
            Tally requests = new Tally(project, limit, LiveAssignment.Kind::waiting);
            walk(comparison, Spot.FIRST_ASSIGNMENT, affected -> {
                claims.add(affected);
                requests.add(affected);
                return true;
            });
            return new Preview(
                    comparison.snapshot(), devices.told(first.items(), first.next()), claims.told(), requests.told());
        });
    }

    /** The following page of devices. */
    public Optional<Page<DeviceChange>> devices(ListChoice choice, Spot after, int limit) {
        return compared(choice, comparison -> {
            DeviceTally devices = new DeviceTally();
            fleet.models(comparison.lists().touched())
                    .forEach((model, count) -> devices.add(model, count, comparison.lists()));
            return devices(comparison, devices, after, limit);
        });
    }

    /** The following page of claims, or of what waits. */
    public Optional<Page<Affected>> assignments(
            ListChoice choice, String project, boolean waiting, Spot after, int limit) {
        return compared(choice, comparison -> {
            Tally tally = new Tally(project, limit, kind -> kind.waiting() == waiting);
            walk(comparison, after, affected -> {
                tally.add(affected);
                return !tally.full();
            });
            Preview.Assignments page = tally.told();
            return new Page<>(comparison.snapshot(), page.items(), page.next());
        });
    }

    private record Comparison(Snapshot snapshot, ListComparison lists) {
        SupportList before() {
            return lists.before().supportList();
        }
    }

    private <T> Optional<T> compared(ListChoice choice, Function<Comparison, T> look) {
        if (!turn.tryAcquire()) {
            throw new Busy();
        }
        try {
            return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
                fleet.freeze();
                return lists.find(choice).map(this::comparison).map(look);
            });
        } finally {
            turn.release();
        }
    }

    private Comparison comparison(ChooseList.Chosen chosen) {
        Rulesets now = rulebooks.inForce();
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Comparison(
                new Snapshot(
                        chosen.draft(),
                        chosen.list().version(),
                        now.supportList().version(),
                        asOf),
                new ListComparison(now, chosen.list(), asOf));
    }

    private Page<DeviceChange> devices(Comparison comparison, DeviceTally changed, Spot after, int limit) {
        if (changed.isEmpty()) {
            return new Page<>(comparison.snapshot(), List.of(), null);
        }
        List<Fleet.Device> found = fleet.devices(changed.models(), after, limit + 1);
        List<Fleet.Device> page = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                comparison.snapshot(),
                page.stream()
                        .map(device -> new DeviceChange(device, changed.of(device.model())))
                        .toList(),
                found.size() > limit ? Spot.of(page.get(limit - 1)) : null);
    }

    /** Judges what is live after a place, batch by batch, until nothing is left or nobody wants more. */
    private void walk(Comparison comparison, Spot from, Predicate<Affected> wantsMore) {
        var chips = comparison.lists().touched();
        if (chips.isPresent() && chips.get().isEmpty()) {
            return;
        }
        @Nullable Spot after = from;
        while (after != null) {
            List<LiveAssignment> batch = fleet.live(chips, after, AT_ONCE);
            List<Affected> judged =
                    judge.judge(batch, comparison.before(), comparison.lists().after());
            boolean more = judged.stream().map(wantsMore::test).reduce(true, Boolean::logicalAnd);
            after = more && batch.size() == AT_ONCE ? Spot.of(batch.get(AT_ONCE - 1)) : null;
        }
    }
}
