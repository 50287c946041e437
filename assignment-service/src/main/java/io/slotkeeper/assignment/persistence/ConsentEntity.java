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

/** A row of {@code consent}: added, never changed. */
@Entity
@Immutable
@Table(name = "consent")
class ConsentEntity {
    @EmbeddedId
    Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    String parameters;

    String project;
    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    Instant at;

    /** A finding is consented to once. */
    @Embeddable
    record Key(UUID assignment, String code, String subject) implements Serializable {}
}
