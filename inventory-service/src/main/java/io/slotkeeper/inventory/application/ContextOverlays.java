package io.slotkeeper.inventory.application;

import io.slotkeeper.inventory.domain.ContextOverlay;
import java.util.List;

/** Port to the read model of contexts that confirmed orders brought about; assignment-service is the authority. */
public interface ContextOverlays {
    /** Remembers each overlay unless one with a greater sequence is known for its function. */
    void remember(String host, String project, List<ContextOverlay> overlays);
}
