package io.slotkeeper.notifier.api;

import io.slotkeeper.notifier.application.FollowNews;
import io.slotkeeper.notifier.application.FollowNews.News;
import io.slotkeeper.notifier.application.InboxItem;
import io.slotkeeper.notifier.application.NewsHead;
import io.slotkeeper.notifier.config.NotifierConfig;
import io.slotkeeper.notifier.domain.Reader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes live streams. A stream reads its next page only when the client took the one before, so that a slow client
 * costs one page of memory, and waits for news or sends a comment when there is nothing to read.
 */
@ApplicationScoped
class NotificationStream {
    private static final long RECONNECT_MILLIS = 2_000;

    private final FollowNews news;
    private final NewsHead head;
    private final NotifierConfig.Stream config;

    NotificationStream(FollowNews news, NewsHead head, NotifierConfig config) {
        this.news = news;
        this.head = head;
        this.config = config.stream();
    }

    /** Everything of the reader's above {@code lastSeen}, or from now on when it is null, for as long as it is read. */
    Multi<OutboundSseEvent> open(Reader reader, @Nullable Long lastSeen, Sse sse) {
        long last = news.lastSequence();
        Follower follower = new Follower(reader, lastSeen == null ? last : Math.min(lastSeen, last), sse);
        Multi<OutboundSseEvent> following = Multi.createBy()
                .repeating()
                .uni(follower::next)
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(comment(sse, "connected")), following);
    }

    private static OutboundSseEvent comment(Sse sse, String text) {
        return sse.newEventBuilder()
                .comment(text)
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    /** One open stream and how far it got. */
    private final class Follower {
        private final Reader reader;
        private final Sse sse;
        private volatile long seen;

        Follower(Reader reader, long seen, Sse sse) {
            this.reader = reader;
            this.seen = seen;
            this.sse = sse;
        }

        Uni<List<OutboundSseEvent>> next() {
            return Uni.createFrom()
                    .item(() -> news.after(reader, seen, config.page()))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .onItem()
                    .transformToUni(found -> found.items().isEmpty() ? waitAbove(found.visible()) : events(found));
        }

        private Uni<List<OutboundSseEvent>> waitAbove(long visible) {
            return Uni.createFrom()
                    .completionStage(() -> head.above(visible))
                    .map(woken -> List.<OutboundSseEvent>of())
                    .ifNoItem()
                    .after(config.heartbeat())
                    .recoverWithItem(() -> List.of(comment(sse, "beat")));
        }

        private Uni<List<OutboundSseEvent>> events(News found) {
            List<OutboundSseEvent> events =
                    found.items().stream().map(this::event).toList();
            seen = found.items().get(found.items().size() - 1).sequence();
            return Uni.createFrom().item(events);
        }

        private OutboundSseEvent event(InboxItem item) {
            return sse.newEventBuilder()
                    .id(Long.toString(item.sequence()))
                    .name("notification")
                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                    .data(NotificationView.class, NotificationView.of(item))
                    .build();
        }
    }
}
