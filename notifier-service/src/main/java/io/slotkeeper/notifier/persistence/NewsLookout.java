package io.slotkeeper.notifier.persistence;

import io.quarkus.runtime.Shutdown;
import io.quarkus.runtime.Startup;
import io.slotkeeper.notifier.application.CommitSignal;
import io.slotkeeper.notifier.application.FollowNews;
import io.slotkeeper.notifier.application.NewsHead;
import io.slotkeeper.notifier.config.NotifierConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks for new notifications while someone waits for them: at once after a commit of this instance, and regularly for
 * what other instances commit.
 */
@ApplicationScoped
class NewsLookout implements CommitSignal {
    private static final Logger LOG = Logger.getLogger(NewsLookout.class);

    private final NewsHead head;
    private final FollowNews news;
    private final TransactionSynchronizationRegistry transactions;
    private final long intervalMillis;
    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "news-lookout"));

    NewsLookout(
            NewsHead head, FollowNews news, TransactionSynchronizationRegistry transactions, NotifierConfig config) {
        this.head = head;
        this.news = news;
        this.transactions = transactions;
        this.intervalMillis = config.stream().poll().toMillis();
    }

    @Startup
    void start() {
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(this::look, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    @Shutdown
    void stop() {
        thread.shutdownNow();
    }

    @Override
    public void newsAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is visible before the commit
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    lookSoon();
                }
            }
        });
    }

    private void lookSoon() {
        if (!lookIsDue.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("The service stops; nobody is told of the last commit here.");
        }
    }

    private void look() {
        lookIsDue.set(false);
        if (!head.isAwaited()) {
            return;
        }
        try {
            head.rise(news.lastSequence());
        } catch (RuntimeException e) {
            LOG.warn("Cannot look for new notifications; trying again.", e);
        }
    }
}
