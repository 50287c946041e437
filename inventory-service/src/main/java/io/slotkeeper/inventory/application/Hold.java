package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.PciAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assignment's hold on functions of one host, as assignment-service tells it.
 *
 * @param kind {@code TENTATIVE} or {@code CLAIM}
 * @param functions everything that is held: what was asked for and the rest of its holder groups
 */
public record Hold(
        String assignment,
        long revision,
        String project,
        String host,
        String vm,
        String kind,
        List<PciAddress> functions,
        @Nullable Instant since) {}
