package io.slotkeeper.notifier.api;

import io.slotkeeper.notifier.application.InboxPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the caller's notifications.
 *
 * @param next the cursor for {@code after}, null on the last page
 * @param unread how many changes the caller has not read, on all pages together
 */
public record NotificationListView(List<NotificationView> items, @Nullable String next, long unread) {
    public NotificationListView {
        items = List.copyOf(items);
    }

    static NotificationListView of(InboxPage page) {
        Long next = page.next();
        return new NotificationListView(
                page.items().stream().map(NotificationView::of).toList(),
                next == null ? null : next.toString(),
                page.unread());
    }
}
