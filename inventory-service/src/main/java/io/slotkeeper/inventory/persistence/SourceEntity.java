package io.slotkeeper.inventory.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of what one source says about one host; the facts are a document. */
@Entity
@Table(name = "host_source")
@IdClass(PartOfHost.Source.class)
class SourceEntity {
    @Id
    String host;

    @Id
    String source;

    String project;
    long generation;

    @Column(name = "observed_at")
    Instant observedAt;

    boolean pushed;

    @JdbcTypeCode(SqlTypes.JSON)
    String facts;

    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;
}
