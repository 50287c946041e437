package io.slotkeeper.inventory.connector.pciids;

import io.slotkeeper.inventory.application.names.InstalledFile;
import io.slotkeeper.inventory.config.NamesConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that the installation names; where it names none there is none. */
@ApplicationScoped
class PciIdsOnDisk implements InstalledFile {
    private final NamesConfig config;

    @Inject
    PciIdsOnDisk(NamesConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> state() throws IOException {
        Optional<Path> file = config.file();
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(Files.getLastModifiedTime(file.get()) + " " + Files.size(file.get()));
    }

    /** Not more of it than tells that it is too large. */
    @Override
    public byte[] read() throws IOException {
        try (InputStream file = Files.newInputStream(config.file().orElseThrow())) {
            return file.readNBytes(PciIdsText.BYTES_MAX + 1);
        }
    }
}
