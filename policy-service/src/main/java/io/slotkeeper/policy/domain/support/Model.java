package io.slotkeeper.policy.domain.support;

import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Platform;
import org.jspecify.annotations.Nullable;

/**
 * All that a support list looks at. A fleet has many functions and few models: what a list says of one function it says
 * of all of its model.
 */
public record Model(
        Platform platform,
        String version,
        Chip chip,
        @Nullable String subvendor,
        @Nullable String subdevice,
        @Nullable String revision,
        @Nullable String classId) {

    /** The model of a function on a host. */
    public static Model of(PciFunction card, Host host) {
        return new Model(
                host.platform(),
                host.version(),
                new Chip(card.vendorId(), card.deviceId()),
                card.subvendorId(),
                card.subdeviceId(),
                card.pciRevision(),
                card.classId());
    }
}
