package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.inventory.domain.SourceTrust;
import java.net.URI;
import java.time.Duration;

/**
 * Where and how a source is read.
 *
 * @param poll time between two complete readings; with {@code watch} a safety net only
 * @param watch whether to be told of changes as they happen
 */
public record SourceTarget(SourceName name, URI url, SourceTrust trust, Duration poll, boolean watch) {}
