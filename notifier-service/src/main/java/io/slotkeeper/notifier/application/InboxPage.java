package io.slotkeeper.notifier.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param next where the following page starts, null on the last one
 * @param unread how many changes the reader has not read, on all pages together
 */
public record InboxPage(List<InboxItem> items, @Nullable Long next, long unread) {
    public InboxPage {
        items = List.copyOf(items);
    }
}
