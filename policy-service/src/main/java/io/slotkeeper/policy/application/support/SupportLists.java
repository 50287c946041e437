package io.slotkeeper.policy.application.support;

import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.domain.support.SupportList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: every version of the support list. Versions are numbered without gaps and never change; the last is in force. */
public interface SupportLists {

    /** The list in force by what the current transaction sees: one statement, as long as that version was read before. */
    SupportList inForce();

    /** A version of now or of old, to understand a verdict by. */
    Optional<SupportList> find(int version);

    /** What is told of a version beside its content. */
    Optional<PublishedVersion> published(int version);

    /** Versions below a number, the newest first. */
    List<PublishedVersion> publishedBelow(int version, int limit);

    /** Puts the founding list in force as version 1; empty where there is a version already. */
    Optional<PublishedVersion> found(Ruleset founding, String actor, String comment, Instant at);

    /** Puts a list in force under the number that it has; empty where that number is taken: somebody was faster. */
    Optional<PublishedVersion> append(
            SupportList list, String actor, String comment, @Nullable Integer rolledBackTo, Instant at);
}
