package io.slotkeeper.policy.events;

import io.slotkeeper.messaging.Republisher;
import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.IssuedVerdict;
import io.slotkeeper.policy.application.Place;
import io.slotkeeper.policy.application.VerdictLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdicts from the log, each the same event as when it was given. */
@ApplicationScoped
class VerdictRepublisher implements Republisher {

    private final VerdictLog verdicts;
    private final Announcements announcements;

    VerdictRepublisher(VerdictLog verdicts, Announcements announcements) {
        this.verdicts = verdicts;
        this.announcements = announcements;
    }

    @Override
    public String topic() {
        return VerdictIssuedV1.TOPIC;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        List<IssuedVerdict> page = verdicts.issued(after == null ? Place.startOf(since) : Place.parse(after), limit);
        page.forEach(issued -> announcements.verdictIssued(issued.verdict()));
        return page.size() < limit ? null : page.get(limit - 1).place().toString();
    }
}
