package io.slotkeeper.policy.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assignment as it was last published; {@code hold} null: it holds nothing. Written by {@link HoldingRepository}. */
@Entity
@Table(name = "assignment_seen")
class AssignmentSeenEntity {
    @Id
    UUID assignment;

    String project;
    long revision;
    String host;
    String vm;

    @Column(columnDefinition = "jsonb")
    @Nullable
    String hold;
}
