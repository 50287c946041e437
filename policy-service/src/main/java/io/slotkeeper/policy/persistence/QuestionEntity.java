package io.slotkeeper.policy.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A question that waits; written by {@link QuestionRepository} alone. */
@Entity
@Table(name = "question")
@IdClass(QuestionEntity.Key.class)
class QuestionEntity {
    @Id
    UUID assignment;

    @Id
    int attempt;

    String project;
    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;

    String host;
    String vm;

    @Column(columnDefinition = "jsonb")
    String functions;

    @Column(name = "min_host_revision")
    @Nullable
    Long minHostRevision;

    Instant deadline;

    /** Assignment and attempt. */
    record Key(UUID assignment, int attempt) implements Serializable {}
}
