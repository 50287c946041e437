package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.SourceName;
import java.time.Duration;
import java.util.Map;

/**
 * For how long nothing was heard, by the database's clock.
 *
 * @param sources the time since the last good reading of each source that is read, and since the oldest of the last
 *     reports of each source that reports by itself; retired hosts do not count
 * @param unheardHosts how many hosts in service nothing was heard of, from any source, for as long as was asked
 */
public record Silence(Map<SourceName, Duration> sources, long unheardHosts) {}
