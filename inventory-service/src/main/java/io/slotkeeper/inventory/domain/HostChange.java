package io.slotkeeper.inventory.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different now.
 *
 * @param address the function that it is about; null where it is about the host
 * @param before the fields that changed, as they were; empty where there was nothing
 * @param after the same fields, as they are
 */
public record HostChange(
        ChangeKind kind,
        @Nullable PciAddress address,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after) {}
