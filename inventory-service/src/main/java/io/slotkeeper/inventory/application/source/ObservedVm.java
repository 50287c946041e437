package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.VmFacts;
import io.slotkeeper.inventory.domain.VmId;
import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as a source sees it.
 *
 * @param object the source's own name of it, such as {@code vm-52}
 * @param host the source's own name of the host that it is on; null when it is on none
 * @param facts all but the host, which has another name here
 */
public record ObservedVm(String object, VmId id, @Nullable String host, VmFacts facts) {}
