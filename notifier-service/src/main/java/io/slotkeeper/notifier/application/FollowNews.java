package io.slotkeeper.notifier.application;

import io.slotkeeper.notifier.domain.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** What is new to a reader, in the order in which it became visible. */
@ApplicationScoped
public class FollowNews {
    private final Notifications notifications;

    FollowNews(Notifications notifications) {
        this.notifications = notifications;
    }

    /** What a stream looks at next: the own items above a number, and the highest number visible before looking. */
    public record News(List<InboxItem> items, long visible) {
        public News {
            items = List.copyOf(items);
        }
    }

    /** At most {@code limit} of the reader's own above {@code sequence}. */
    @Transactional
    public News after(Reader reader, long sequence, int limit) {
        long visible = notifications.lastSequence();
        return new News(notifications.after(reader, sequence, limit), visible);
    }

    @Transactional
    public long lastSequence() {
        return notifications.lastSequence();
    }
}
