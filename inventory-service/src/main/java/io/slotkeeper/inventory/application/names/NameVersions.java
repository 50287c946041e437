package io.slotkeeper.inventory.application.names;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.HostId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the pci.ids files that are and were in force, the same for all instances, and to who is named by which. */
public interface NameVersions {
    /** Whoever puts another file in force has this first, until the transaction ends. */
    void lock();

    /** The version in force; 0 before the first. */
    long newest();

    Optional<NamesVersion> inForce();

    /** The file in force, if it is of that version. */
    Optional<byte[]> file(long version);

    /** The latest version from there. */
    Optional<NamesVersion> latest(NamesVersion.From from);

    /** Versions before that one, the newest first; null for the newest of all. */
    List<NamesVersion> before(@Nullable Long version, int limit);

    /** Puts a file in force. */
    void put(NamesVersion.From from, long version, PciIds.Contents contents, String sha256, byte[] file, Origin origin);

    /** How many hosts have names of an older version. */
    long waiting();

    /**
     * Some of the hosts with names of an older version, locked until the transaction ends, without those that are
     * locked already. None while the outbox is long: what happens comes before what is only called otherwise.
     */
    List<HostId> due(long version, int limit);

    /** Remembers that those hosts have the names of that version. */
    void named(List<HostId> hosts, long version);
}
