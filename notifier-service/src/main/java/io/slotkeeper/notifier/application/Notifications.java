package io.slotkeeper.notifier.application;

import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.Reader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored notifications. Each gets a sequence number, and numbers become visible in their order: whoever saw number
 * n will never find a new one below it.
 */
public interface Notifications {
    /** Stores those that are not there yet, unless they are older than what is kept, and returns just them. */
    List<Notification> addMissing(List<Notification> notifications);

    /** The reader's own, newest first, those below {@code before} only; each change once. */
    List<InboxItem> newestFirst(Reader reader, @Nullable Long before, boolean unreadOnly, int limit);

    /** The reader's own above {@code sequence}, oldest first; each change once. */
    List<InboxItem> after(Reader reader, long sequence, int limit);

    /** The reader's own notification with this id. */
    Optional<InboxItem> find(Reader reader, UUID id);

    long unread(Reader reader);

    /** Marks one change as read by the reader; again changes nothing. */
    void markRead(Reader reader, InboxItem item);

    /** Marks everything that the reader owns as read and says how many changes that were. */
    int markAllRead(Reader reader);

    /** Those after a place in the order of age, whoever they are addressed to. */
    List<Stored> stored(Place after, int limit);

    /** The highest sequence number given so far, 0 when there is none. */
    long lastSequence();
}
