package io.slotkeeper.notifier.persistence;

import io.slotkeeper.notifier.domain.Addressee;
import io.slotkeeper.notifier.domain.Notification;
import io.slotkeeper.notifier.domain.Severity;
import io.slotkeeper.notifier.domain.StateChange;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code notification}; written once by {@link NotificationTable} and never changed. */
@Entity
@Immutable
@Table(name = "notification")
class NotificationEntity {
    private static final String SUBJECT_PREFIX = "subject:";
    private static final String ROLE_PREFIX = "role:";

    @Id
    UUID id;

    long sequence;
    String project;
    UUID assignment;
    long revision;
    String occasion;
    String addressee;
    String type;
    String state;

    @Enumerated(EnumType.STRING)
    Severity severity;

    String host;
    String vm;

    @Nullable
    String requester;

    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    String message;
    Instant at;

    @Column(name = "created_at")
    Instant createdAt;

    Notification toNotification() {
        StateChange change = new StateChange(
                project,
                assignment,
                revision,
                occasion,
                type,
                state,
                severity,
                host,
                vm,
                requester,
                actor,
                correlationId,
                message,
                at);
        return new Notification(id, toAddressee(addressee), change);
    }

    private static Addressee toAddressee(String key) {
        return key.startsWith(SUBJECT_PREFIX)
                ? new Addressee.Subject(key.substring(SUBJECT_PREFIX.length()))
                : new Addressee.Role(key.substring(ROLE_PREFIX.length()));
    }
}
