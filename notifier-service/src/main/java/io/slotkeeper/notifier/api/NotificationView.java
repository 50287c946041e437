package io.slotkeeper.notifier.api;

import io.slotkeeper.notifier.application.InboxItem;
import io.slotkeeper.notifier.domain.Severity;
import io.slotkeeper.notifier.domain.StateChange;
import java.time.Instant;
import java.util.UUID;

/**
 * A notification as its reader gets it.
 *
 * @param sequence its place in the order of arrival; the id of the same notification on the live stream
 * @param recipient {@code subject:…} or {@code role:…}: through which of the reader's addresses it came
 */
public record NotificationView(
        UUID id,
        long sequence,
        String recipient,
        String type,
        UUID assignmentId,
        long revision,
        String state,
        String host,
        String vm,
        Severity severity,
        String message,
        Instant at,
        boolean read) {
    static NotificationView of(InboxItem item) {
        StateChange change = item.notification().change();
        return new NotificationView(
                item.notification().id(),
                item.sequence(),
                item.notification().addressee().key(),
                change.type(),
                change.assignment(),
                change.revision(),
                change.state(),
                change.host(),
                change.vm(),
                change.severity(),
                change.message(),
                change.at(),
                item.read());
    }
}
