package io.slotkeeper.inventory.application.names;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.names.NamesVersion.From;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts another pci.ids in force, for all instances. The last one wins, wherever it came from; the same file from the same
 * place again changes nothing.
 */
@ApplicationScoped
public class PutNames {
    /** Who puts in force what nobody asked for by HTTP. */
    private static final Origin SERVICE = new Origin("slotkeeper", "default", null);

    private final NameVersions versions;
    private final PciIdsReader reader;

    @Inject
    PutNames(NameVersions versions, PciIdsReader reader) {
        this.versions = versions;
        this.reader = reader;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is in force, now or since before. */
        record InForce() implements Outcome {}

        /** It is no pci.ids. */
        record Unreadable(int line, String reason) implements Outcome {}

        /** It has far less than the one in force, as a file has that was cut short. */
        record Shrunk(String what, int before, int after) implements Outcome {}

        /** Another version is in force than the caller saw. */
        record OtherVersion(long version) implements Outcome {}
    }

    /**
     * Somebody sends a file.
     *
     * @param expected the version that the caller saw; null if it does not care
     * @param force whether it may have far less than the one in force
     */
    @Transactional
    public Outcome upload(byte[] file, @Nullable Long expected, boolean force, Origin origin) {
        return put(From.UPLOAD, file, expected, force, origin);
    }

    /** The bundled file is in force again. */
    @Transactional
    public Outcome rollBack(@Nullable Long expected, Origin origin) {
        return put(From.BUNDLED, reader.bundled(), expected, true, origin);
    }

    /** The installation's file is there or has changed; one that was taken before and replaced since stays replaced. */
    @Transactional
    public Outcome installed(byte[] file) {
        Optional<NamesVersion> before = versions.latest(From.FILE);
        return before.isPresent() && before.get().sha256().equals(digest(file))
                ? new Outcome.InForce()
                : put(From.FILE, file, null, false, SERVICE);
    }

    /** A release brings its file: in force where nothing is yet, or an older one that was bundled. */
    @Transactional
    public void released() {
        if (isOlderRelease(inForce())) {
            put(From.BUNDLED, reader.bundled(), null, true, SERVICE);
        }
    }

    /** What is in force; in a new installation that is the bundled file from now on. */
    @Transactional
    public NamesVersion inForce() {
        return versions.inForce().orElseGet(() -> {
            versions.lock();
            if (versions.newest() == 0) {
                byte[] file = reader.bundled();
                PciIds.Contents contents =
                        ((PciIdsReader.Reading.Read) reader.read(file)).ids().contents();
                versions.put(From.BUNDLED, 1, contents, digest(file), file, SERVICE);
            }
            return versions.inForce().orElseThrow();
        });
    }

    private boolean isOlderRelease(NamesVersion inForce) {
        LocalDate before = inForce.contents().date();
        return inForce.from() == From.BUNDLED
                && reader.read(reader.bundled()) instanceof PciIdsReader.Reading.Read bundled
                && bundled.ids().contents().date() != null
                && before != null
                && bundled.ids().contents().date().isAfter(before);
    }

    private Outcome put(From from, byte[] file, @Nullable Long expected, boolean force, Origin origin) {
        PciIdsReader.Reading reading = reader.read(file);
        if (reading instanceof PciIdsReader.Reading.Unreadable wrong) {
            return new Outcome.Unreadable(wrong.line(), wrong.reason());
        }
        PciIds.Contents contents = ((PciIdsReader.Reading.Read) reading).ids().contents();
        versions.lock();
        NamesVersion before = inForce();
        if (expected != null && expected != before.version()) {
            return new Outcome.OtherVersion(before.version());
        }
        String sha256 = digest(file);
        if (before.from() == from && before.sha256().equals(sha256)) {
            return new Outcome.InForce();
        }
        Outcome.Shrunk shrunk = force ? null : shrunk(before.contents(), contents);
        if (shrunk != null) {
            return shrunk;
        }
        versions.put(from, before.version() + 1, contents, sha256, file, origin);
        return new Outcome.InForce();
    }

    /** Classes stand at the end of the file, so that one that was cut anywhere has less than half of something. */
    private static Outcome.@Nullable Shrunk shrunk(PciIds.Contents before, PciIds.Contents after) {
        if (2 * after.vendors() < before.vendors()) {
            return new Outcome.Shrunk("vendors", before.vendors(), after.vendors());
        }
        if (2 * after.devices() < before.devices()) {
            return new Outcome.Shrunk("devices", before.devices(), after.devices());
        }
        return 2 * after.classes() < before.classes()
                ? new Outcome.Shrunk("classes", before.classes(), after.classes())
                : null;
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
