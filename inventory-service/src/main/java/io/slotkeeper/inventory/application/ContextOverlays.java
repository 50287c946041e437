package io.slotkeeper.inventory.application;

import java.util.List;

/** Port to the read model of contexts that confirmed orders brought about; assignment-service is the authority. */
public interface ContextOverlays {
    /** Remembers the overlay with the greatest sequence of each function, unless a greater one is known. */
    void remember(List<PlacedOverlay> overlays);
}
