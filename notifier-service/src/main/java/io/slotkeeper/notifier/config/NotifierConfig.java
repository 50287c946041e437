package io.slotkeeper.notifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What an installation may set for the notifier. */
@ConfigMapping(prefix = "slotkeeper.notifier")
public interface NotifierConfig {
    /** Whom every state change is told to: {@code requester} and {@code role:<name>}. */
    @WithDefault("requester,role:operator,role:admin")
    List<String> defaultSubscriptions();

    Stream stream();

    Retention retention();

    /** How long something is kept. */
    interface Retention {
        /** Notifications, read or not, by their age; zero keeps them for ever. Changes older than this are not told. */
        @WithDefault("P180D")
        Duration notifications();
    }

    /** The live stream. */
    interface Stream {
        /** After this long without news a comment is sent, so that proxies keep the connection. */
        @WithDefault("15s")
        Duration heartbeat();

        /** How often the database is looked at for what other instances stored. */
        @WithDefault("500ms")
        Duration poll();

        /** How many notifications are read from the database at once. */
        @WithDefault("100")
        int page();
    }
}
