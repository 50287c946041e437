package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.Source;
import java.time.Instant;

/** Port to those who want to hear how sources do; what is announced here leaves when the transaction commits. */
public interface SourceAnnouncements {
    /** It could be read, or was not tried yet, and now it cannot be read. */
    void failing(Source source, SourceProblem problem, Instant since, Origin origin);

    /** It can be read again. */
    void recovered(Source source, Instant failedSince, Instant at, Origin origin);
}
