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

/** A row of {@code assignment_order}. */
@Entity
@Table(name = "assignment_order")
class OrderEntity {
    @Id
    UUID id;

    @Column(updatable = false)
    UUID assignment;

    @Column(updatable = false)
    String project;

    @Column(updatable = false)
    String host;

    @Column(updatable = false)
    String vm;

    @Column(updatable = false)
    String type;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    String functions;

    String state;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    String steps;

    @Nullable
    String detail;

    @Nullable
    String actor;

    @Column(name = "correlation_id", updatable = false)
    @Nullable
    String correlationId;

    @Column(name = "issued_at", updatable = false)
    Instant issuedAt;

    @Column(updatable = false)
    @Nullable
    Instant deadline;

    @Column(name = "reported_at")
    @Nullable
    Instant reportedAt;
}
