package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.SourceConnector.Probe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a try of a source has shown.
 *
 * @param ok whether it can be read; privileges may be missing nevertheless
 * @param server what the server says it is; null when it did not get that far
 */
public record ProbeView(
        boolean ok,
        @Nullable String server,
        int hosts,
        int vms,
        SourceView.@Nullable ProblemView problem,
        List<MissingPrivilege> missing) {
    static ProbeView of(Probe probe) {
        return new ProbeView(
                probe.problem() == null,
                probe.server(),
                probe.hosts(),
                probe.vms(),
                SourceView.ProblemView.of(probe.problem()),
                probe.missing());
    }
}
