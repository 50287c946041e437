package io.slotkeeper.inventory.events;

import io.slotkeeper.inventory.application.Announcements;
import io.slotkeeper.inventory.application.Origin;
import io.slotkeeper.inventory.application.PublishedChange;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostChange;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.messaging.Ids;
import io.slotkeeper.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Announces through the outbox: the state first, then each change of it. */
@ApplicationScoped
class OutboxAnnouncements implements Announcements {
    private final Outbox outbox;
    private final ChangeLog log;

    @Inject
    OutboxAnnouncements(Outbox outbox, ChangeLog log) {
        this.outbox = outbox;
        this.log = log;
    }

    @Override
    public void hostChanged(Host host, List<HostChange> changes, Origin origin) {
        outbox.publish(States.of(host, origin.correlationId()));
        log.publish(
                changes.stream().map(change -> published(host, change, origin)).toList());
    }

    @Override
    public void vmChanged(Vm vm, Origin origin) {
        outbox.publish(States.of(vm, origin.correlationId()));
    }

    private PublishedChange published(Host host, HostChange change, Origin origin) {
        return new PublishedChange(
                Ids.next(),
                Topics.type(change.kind()),
                host.id(),
                null,
                change.address(),
                host.revision(),
                host.project(),
                origin.actor(),
                origin.correlationId(),
                log.text(ChangeV1.of(host, change)));
    }
}
