package io.slotkeeper.inventory.domain;

import java.net.URI;
import java.time.Duration;

/**
 * How a source is read. Another vCenter is another source: its objects have names that mean something else here.
 *
 * @param url as {@link SourceUrl} takes it
 * @param poll time between two complete readings, from {@link #POLL_MIN} to {@link #POLL_MAX}
 * @param watch whether to be told of changes as they happen
 * @param enabled whether it is read at all
 */
public record SourceSettings(
        SourceKind kind,
        URI url,
        CredentialsReference credentials,
        SourceTrust trust,
        Duration poll,
        boolean watch,
        boolean enabled) {
    public static final Duration POLL_DEFAULT = Duration.ofMinutes(10);
    public static final Duration POLL_MIN = Duration.ofSeconds(10);
    public static final Duration POLL_MAX = Duration.ofDays(1);

    public SourceSettings {
        if (poll.compareTo(POLL_MIN) < 0 || poll.compareTo(POLL_MAX) > 0) {
            throw new IllegalArgumentException(
                    "pollSeconds is from %d to %d".formatted(POLL_MIN.toSeconds(), POLL_MAX.toSeconds()));
        }
    }
}
