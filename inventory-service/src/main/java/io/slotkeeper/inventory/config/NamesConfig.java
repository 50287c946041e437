package io.slotkeeper.inventory.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where names of devices come from beside what is uploaded. */
@ConfigMapping(prefix = "slotkeeper.pci-ids")
public interface NamesConfig {
    /** A pci.ids that is read at the start and whenever it changes; the same for all instances. */
    Optional<Path> file();

    /** How often an instance looks whether other names are in force, or whether the file has changed. */
    @WithDefault("2S")
    Duration checkInterval();
}
