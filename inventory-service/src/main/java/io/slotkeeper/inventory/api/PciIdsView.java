package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.names.NamesVersion;
import io.slotkeeper.inventory.application.names.NamesVersion.From;
import io.slotkeeper.inventory.application.names.PciIds.Contents;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A pci.ids that is or was in force.
 *
 * @param fileVersion as the file tells it itself; null where it does not
 * @param fileDate as the file tells it itself; null where it does not
 * @param hostsToRename how many hosts still have names of an older one; null in the history
 */
public record PciIdsView(
        long version,
        From from,
        @Nullable String fileVersion,
        @Nullable LocalDate fileDate,
        int vendors,
        int devices,
        int subsystems,
        int classes,
        String sha256,
        String actor,
        Instant at,
        @Nullable Long hostsToRename) {
    static PciIdsView of(NamesVersion version, @Nullable Long hostsToRename) {
        Contents contents = version.contents();
        return new PciIdsView(
                version.version(),
                version.from(),
                contents.version(),
                contents.date(),
                contents.vendors(),
                contents.devices(),
                contents.subsystems(),
                contents.classes(),
                version.sha256(),
                version.actor(),
                version.at(),
                hostsToRename);
    }
}
