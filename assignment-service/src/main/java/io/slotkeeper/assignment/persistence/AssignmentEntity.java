package io.slotkeeper.assignment.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code assignment}: what queries need as columns, the rest as a document. */
@Entity
@Table(name = "assignment")
class AssignmentEntity {
    @Id
    UUID id;

    @Column(updatable = false)
    String project;

    @Column(updatable = false)
    String host;

    @Column(updatable = false)
    String vm;

    String state;
    int revision;
    int attempt;

    @Column(name = "external_ref", updatable = false)
    @Nullable
    String externalRef;

    @Column(updatable = false)
    String actor;

    @Column(name = "correlation_id", updatable = false)
    @Nullable
    String correlationId;

    @Column(name = "parked_until_revision")
    @Nullable
    Long parkedUntilRevision;

    @Column(name = "asked_at")
    Instant askedAt;

    @Nullable
    Instant deadline;

    @JdbcTypeCode(SqlTypes.JSON)
    String document;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String verdict;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;
}
