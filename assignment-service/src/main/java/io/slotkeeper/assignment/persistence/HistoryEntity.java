package io.slotkeeper.assignment.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code history}: added, never changed. */
@Entity
@Immutable
@Table(name = "history")
class HistoryEntity {
    @EmbeddedId
    Key key;

    @Column(name = "event_id")
    UUID eventId;

    String fact;
    String state;

    @Column(name = "previous_state")
    @Nullable
    String previousState;

    String project;
    String actor;

    @Nullable
    String reason;

    String message;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    @JdbcTypeCode(SqlTypes.JSON)
    String event;

    Instant at;

    /** Revisions of one assignment are counted without a gap. */
    @Embeddable
    record Key(UUID assignment, int revision) implements Serializable {}
}
