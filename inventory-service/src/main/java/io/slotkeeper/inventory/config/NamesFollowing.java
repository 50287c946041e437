package io.slotkeeper.inventory.config;

import io.quarkus.scheduler.Scheduled;
import io.slotkeeper.inventory.application.names.FollowNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Names are followed as long as the service runs. */
@ApplicationScoped
class NamesFollowing {
    private static final Logger LOG = Logger.getLogger(NamesFollowing.class);

    private final FollowNames follow;
    private boolean troubled;

    @Inject
    NamesFollowing(FollowNames follow) {
        this.follow = follow;
    }

    @Scheduled(
            every = "${slotkeeper.pci-ids.check-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        try {
            follow.look();
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.warnf(e, "names are not followed, will be tried again");
            }
            troubled = true;
        }
    }
}
