package io.slotkeeper.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotkeeper.messaging.Trace;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.Reader;
import io.slotkeeper.notifier.domain.StateChange;
import io.slotkeeper.notifier.domain.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Events come twice, late and in any order; each change is told to each addressee exactly once. */
class TellOfStateChangeTest {
    @Property(tries = 300)
    void everyChangeIsToldOnceToEveryAddressee(
            @ForAll("deliveries") List<StateChange> deliveries, @ForAll @IntRange(min = 1, max = 12) int batch) {
        List<Notification> published = new ArrayList<>();
        List<String> wakeUps = new ArrayList<>();
        TellOfStateChange use = new TellOfStateChange(
                Subscriptions.parse(List.of("requester", "role:operator", "role:admin")),
                new UniqueNotifications(),
                published::add,
                () -> wakeUps.add("commit"));

        for (int from = 0; from < deliveries.size(); from += batch) {
            use.tell(deliveries.subList(from, Math.min(deliveries.size(), from + batch)).stream()
                    .map(change -> new TellOfStateChange.Telling(change, Trace.NONE))
                    .toList());
        }

        Set<StateChange> changes = new HashSet<>(deliveries);
        assertThat(published)
                .hasSize(changes.size() * 3)
                .extracting(TellOfStateChangeTest::key)
                .doesNotHaveDuplicates();
        assertThat(wakeUps).hasSizeBetween(1, (deliveries.size() + batch - 1) / batch);
    }

    @Provide
    Arbitrary<List<StateChange>> deliveries() {
        Arbitrary<UUID> assignments = Arbitraries.longs().between(1, 3).map(number -> new UUID(0, number));
        Arbitrary<Long> revisions = Arbitraries.longs().between(1, 5);
        return Combinators.combine(assignments, revisions)
                .as(TellOfStateChangeTest::change)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static StateChange change(UUID assignment, long revision) {
        return new StateChange(
                "default",
                assignment,
                revision,
                "slotkeeper.assignment.claimed.v1",
                "CLAIMED",
                "esx-07",
                "vm-42",
                "ann",
                "ann",
                null,
                "held",
                Instant.EPOCH);
    }

    private static String key(Notification notification) {
        StateChange change = notification.change();
        return change.assignment() + " " + change.revision() + " "
                + notification.addressee().key();
    }

    @Test
    void whatIsPublishedCarriesOnTheTraceOfItsOwnEvent() {
        List<String> spans = new ArrayList<>();
        List<String> published = new ArrayList<>();
        TellOfStateChange use = new TellOfStateChange(
                Subscriptions.parse(List.of("requester", "role:operator")),
                new UniqueNotifications(),
                notification -> published.add(spans.get(spans.size() - 1) + " "
                        + notification.change().revision()),
                () -> {});

        use.tell(List.of(
                telling(new UUID(0, 1), 1, "first", spans),
                telling(new UUID(0, 1), 1, "again", spans),
                telling(new UUID(0, 1), 2, "second", spans)));

        assertThat(spans).containsExactly("first", "second");
        assertThat(published).containsExactly("first 1", "first 1", "second 2", "second 2");
    }

    private static TellOfStateChange.Telling telling(UUID assignment, long revision, String trace, List<String> spans) {
        return new TellOfStateChange.Telling(change(assignment, revision), piece -> {
            spans.add(trace);
            piece.run();
        });
    }

    /** The table's constraint in memory. */
    private static final class UniqueNotifications implements Notifications {
        private final Set<String> keys = new HashSet<>();

        @Override
        public List<Notification> addMissing(List<Notification> notifications) {
            return notifications.stream()
                    .filter(notification -> keys.add(key(notification)))
                    .toList();
        }

        @Override
        public List<InboxItem> newestFirst(Reader reader, Long before, boolean unreadOnly, int limit) {
            return List.of();
        }

        @Override
        public List<InboxItem> after(Reader reader, long sequence, int limit) {
            return List.of();
        }

        @Override
        public Optional<InboxItem> find(Reader reader, UUID id) {
            return Optional.empty();
        }

        @Override
        public long unread(Reader reader) {
            return 0;
        }

        @Override
        public void markRead(Reader reader, InboxItem item) {
            throw new UnsupportedOperationException("nobody reads here");
        }

        @Override
        public int markAllRead(Reader reader) {
            return 0;
        }

        @Override
        public List<Stored> stored(Place after, int limit) {
            return List.of();
        }

        @Override
        public long lastSequence() {
            return keys.size();
        }
    }
}
