package io.slotkeeper.assignment.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait=N} of RFC 7240, in seconds, at most 30. */
record Preference(Duration patience) {
    private static final int SECONDS_MAX = 30;
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?:$|[,;\\s])");

    static Optional<Preference> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(header);
        return matcher.find()
                ? Optional.of(
                        new Preference(Duration.ofSeconds(Math.min(Long.parseLong(matcher.group(1)), SECONDS_MAX))))
                : Optional.empty();
    }

    /** What {@code Preference-Applied} says. */
    String applied() {
        return "wait=" + patience.toSeconds();
    }
}
