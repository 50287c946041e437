package io.slotkeeper.policy.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A host as inventory last published it; written by {@link HostRepository} alone. */
@Entity
@Table(name = "host_seen")
class HostSeenEntity {
    @Id
    String host;

    String project;
    long revision;

    @Column(columnDefinition = "jsonb")
    String document;
}
