package io.slotkeeper.notifier.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code read_mark}: one person has read of one change. */
@Entity
@Immutable
@IdClass(ReadMarkEntity.Key.class)
@Table(name = "read_mark")
class ReadMarkEntity {
    /** Who has read of what. */
    record Key(String subject, UUID assignment, long revision, String occasion) {}

    @Id
    String subject;

    @Id
    UUID assignment;

    @Id
    long revision;

    @Id
    String occasion;

    String project;
}
