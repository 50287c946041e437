package io.slotkeeper.notifier.application;

import io.slotkeeper.notifier.domain.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reader's own notifications, and what of them was read. */
@ApplicationScoped
public class ReadInbox {
    private final Notifications notifications;

    ReadInbox(Notifications notifications) {
        this.notifications = notifications;
    }

    /** One page, newest first. {@code before} is the {@link InboxPage#next()} of the page before. */
    @Transactional
    public InboxPage page(Reader reader, @Nullable Long before, boolean unreadOnly, int limit) {
        List<InboxItem> found = notifications.newestFirst(reader, before, unreadOnly, limit + 1);
        boolean more = found.size() > limit;
        List<InboxItem> items = more ? found.subList(0, limit) : found;
        Long next = more ? (Long) items.get(items.size() - 1).sequence() : null;
        return new InboxPage(items, next, notifications.unread(reader));
    }

    @Transactional
    public Optional<InboxItem> find(Reader reader, UUID id) {
        return notifications.find(reader, id);
    }

    /** Marks one notification as read, whoever else it is addressed to; empty when it is not the reader's own. */
    @Transactional
    public Optional<InboxItem> markRead(Reader reader, UUID id) {
        Optional<InboxItem> found = notifications.find(reader, id);
        found.ifPresent(item -> notifications.markRead(reader, item));
        return found.map(item -> new InboxItem(item.sequence(), item.notification(), true));
    }

    /** Marks all as read and says how many changes were unread. */
    @Transactional
    public int markAllRead(Reader reader) {
        return notifications.markAllRead(reader);
    }
}
