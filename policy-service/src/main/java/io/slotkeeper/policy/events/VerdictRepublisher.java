package io.slotkeeper.policy.events;

import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.IssuedVerdict;
import io.slotkeeper.policy.application.Place;
import io.slotkeeper.policy.application.VerdictLog;
import io.slotkeeper.policy.application.preview.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdicts from the log and then whom versions affected, each the same event as when it was told first. */
@ApplicationScoped
class VerdictRepublisher implements Republisher {

    private static final String AFFECTED = "affected ";

    private final VerdictLog verdicts;
    private final Reviews reviews;
    private final Announcements announcements;

    VerdictRepublisher(VerdictLog verdicts, Reviews reviews, Announcements announcements) {
        this.verdicts = verdicts;
        this.reviews = reviews;
        this.announcements = announcements;
    }

    @Override
    public String topic() {
        return VerdictIssuedV1.TOPIC;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        if (after != null && after.startsWith(AFFECTED)) {
            return affected(Place.parse(after.substring(AFFECTED.length())), limit);
        }
        List<IssuedVerdict> page = verdicts.issued(after == null ? Place.startOf(since) : Place.parse(after), limit);
        page.forEach(issued -> announcements.verdictIssued(issued.verdict()));
        return page.size() < limit
                ? AFFECTED + Place.startOf(since)
                : page.get(limit - 1).place().toString();
    }

    private @Nullable String affected(Place after, int limit) {
        List<Reviews.Aged> page = reviews.found(after, limit);
        page.forEach(aged ->
                announcements.assignmentAffected(aged.found().id(), aged.found().affected()));
        return page.size() < limit ? null : AFFECTED + page.get(limit - 1).place();
    }
}
