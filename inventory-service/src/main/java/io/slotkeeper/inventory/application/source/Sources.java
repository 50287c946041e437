package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the sources that are kept. */
public interface Sources {
    Optional<KeptSource> find(SourceName id);

    /** Sources in the order of their ids, after the one given. */
    List<KeptSource> list(@Nullable String after, int limit);

    /** The source as it is, locked until the transaction ends; nothing is written in its name meanwhile. */
    Optional<Source> lock(SourceName id);

    /** Keeps a new source; false when there is one of that id. */
    boolean add(Source source, Origin origin);

    /** Keeps other settings and ends the run. */
    void change(Source source, Origin origin);

    /** Ends the run, so that whoever reads the source begins anew; false when there is no such source. */
    boolean endRun(SourceName id);

    /** Disables the source and ends its run; false when there is no such source. A transaction of its own. */
    boolean retire(SourceName id, Origin origin);

    /** Removes the source and forgets what its objects are. A transaction of its own. */
    void remove(SourceName id);
}
