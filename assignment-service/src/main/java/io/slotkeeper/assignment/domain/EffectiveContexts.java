package io.slotkeeper.assignment.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The observed contexts of a host, overlaid by confirmed orders until a later observation. */
public record EffectiveContexts(HostState host, Collection<ContextOverlay> overlays) {
    public Context of(Address address) {
        Optional<HostState.Function> observed = host.function(address);
        return overlays.stream()
                .filter(overlay -> overlay.address().equals(address))
                .max(Comparator.comparingLong(ContextOverlay::sequence))
                .filter(overlay -> isValid(overlay, observed))
                .map(ContextOverlay::context)
                .orElseGet(() -> observed.map(HostState.Function::context).orElse(Context.UNKNOWN));
    }

    public boolean isPassthrough(Address address) {
        return of(address) == Context.PASSTHROUGH;
    }

    private static boolean isValid(ContextOverlay overlay, Optional<HostState.Function> observed) {
        return observed.map(HostState.Function::contextRevision)
                .map(seenAt -> seenAt <= overlay.hostRevision())
                .orElse(true);
    }
}
