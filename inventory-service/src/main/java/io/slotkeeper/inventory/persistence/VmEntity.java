package io.slotkeeper.inventory.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of a virtual machine; the facts are a document. */
@Entity
@Table(name = "vm")
class VmEntity {
    @Id
    String id;

    String project;
    long revision;

    @JdbcTypeCode(SqlTypes.JSON)
    String said;

    @JdbcTypeCode(SqlTypes.JSON)
    String facts;

    String actor;

    @Column(name = "correlation_id")
    @Nullable
    String correlationId;
}
