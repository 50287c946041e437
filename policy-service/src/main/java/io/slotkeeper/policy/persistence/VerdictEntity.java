package io.slotkeeper.policy.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A verdict that was given; never changed. */
@Entity
@Table(name = "verdict")
class VerdictEntity {
    @Id
    UUID id;

    UUID assignment;
    int attempt;
    String project;
    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    @Column(columnDefinition = "jsonb")
    String verdict;

    @Column(columnDefinition = "jsonb")
    String facts;
}
