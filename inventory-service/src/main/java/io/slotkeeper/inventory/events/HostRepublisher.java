package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.application.Hosts;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.messaging.Outbox;
import io.slotkeeper.messaging.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of every host, retired ones too. Nobody changes the hosts of a page meanwhile, or an older state could stand
 * behind a newer one.
 */
@ApplicationScoped
class HostRepublisher implements Republisher {
    /** A host may have 1 500 functions; more of them at once would hold up too many reports. */
    private static final int PAGE = 20;

    private final Hosts hosts;
    private final Outbox outbox;

    @Inject
    HostRepublisher(Hosts hosts, Outbox outbox) {
        this.hosts = hosts;
        this.outbox = outbox;
    }

    @Override
    public String topic() {
        return Topics.HOSTS;
    }

    @Override
    public @Nullable String republish(@Nullable String after, Instant since, int limit) {
        int size = Math.min(limit, PAGE);
        List<Host> page = hosts.lockPage(after, size);
        page.forEach(host -> outbox.publish(States.of(host, null)));
        return page.size() < size ? null : page.get(size - 1).id().value();
    }
}
