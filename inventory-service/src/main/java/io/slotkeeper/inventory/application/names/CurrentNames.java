package io.slotkeeper.inventory.application.names;

import io.slotkeeper.inventory.application.NameLookup;
import io.slotkeeper.inventory.domain.DeviceIdentity;
import io.slotkeeper.inventory.domain.DeviceNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The names in force, as this instance has them. Another instance may have put others in force a moment ago; whoever
 * meets a host that is named by a newer version has that version loaded first, so that names never go back.
 *
 * <p>Ids are looked up by the names of the bundled file too: hosts print the names that they know, and do not hear of
 * what is in force here. A name that stands for one id in the one and for another id in the other stands for both.
 */
@ApplicationScoped
public class CurrentNames implements NameLookup {
    private final NameVersions versions;
    private final PciIdsReader reader;
    private final PciIds bundled;
    private volatile Loaded loaded;

    private record Loaded(long version, PciIds ids) {}

    @Inject
    public CurrentNames(NameVersions versions, PciIdsReader reader) {
        this.versions = versions;
        this.reader = reader;
        this.bundled = read(reader.bundled());
        this.loaded = new Loaded(0, bundled);
    }

    /** The version that this instance has; 0 before it has looked. */
    public long version() {
        return loaded.version();
    }

    /** The version that this instance has, once it has that one or a newer one. */
    public long atLeast(long version) {
        if (version > loaded.version()) {
            follow();
        }
        return loaded.version();
    }

    /** Loads the version in force where it is not the one that this instance has; a restored database may be behind. */
    @Transactional
    public synchronized void follow() {
        long newest = versions.newest();
        while (newest > 0 && newest != loaded.version()) {
            Optional<byte[]> file = versions.file(newest);
            if (file.isPresent()) {
                loaded = new Loaded(newest, read(file.get()));
            }
            newest = versions.newest();
        }
    }

    @Override
    public DeviceNames of(DeviceIdentity identity) {
        return loaded.ids().of(identity);
    }

    @Override
    public List<String> vendorIds(String vendorName) {
        return both(ids -> ids.vendorIds(vendorName));
    }

    @Override
    public List<String> deviceIds(String vendorId, String deviceName) {
        return both(ids -> ids.deviceIds(vendorId, deviceName));
    }

    @Override
    public List<String> classIds(String className) {
        return both(ids -> ids.classIds(className));
    }

    private List<String> both(Function<PciIds, List<String>> ids) {
        return Stream.of(loaded.ids(), bundled)
                .flatMap(list -> ids.apply(list).stream())
                .distinct()
                .toList();
    }

    private PciIds read(byte[] file) {
        if (reader.read(file) instanceof PciIdsReader.Reading.Read read) {
            return read.ids();
        }
        throw new IllegalStateException("a pci.ids that was taken cannot be read any more");
    }
}
