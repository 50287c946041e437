package io.slotkeeper.notifier.application;

import io.slotkeeper.notifier.domain.Notification;

/**
 * A notification as its reader sees it.
 *
 * @param sequence its place in the order in which notifications became visible
 * @param read whether this reader has read of the change, through whichever addressee
 */
public record InboxItem(long sequence, Notification notification, boolean read) {}
