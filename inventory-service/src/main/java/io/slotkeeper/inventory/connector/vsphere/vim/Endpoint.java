package io.slotkeeper.inventory.connector.vsphere.vim;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is and how long its answers may take and be. A URL that must not be used is refused here, with an
 * {@link IllegalArgumentException} whose message is for people.
 *
 * @param url {@code https}; {@code http} only to this machine itself, since a password goes there. Without a path it is
 *     {@code /sdk}. No user, query or fragment
 * @param answerTime until an answer is complete, not counting the time that a wait was asked for, nor the time that the
 *     consumer takes for what it is given
 * @param answerBytes how long an answer may be
 */
public record Endpoint(URI url, Trust trust, Duration connectTime, Duration answerTime, long answerBytes) {
    public static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    public static final Duration ANSWER_TIME = Duration.ofSeconds(60);
    public static final long ANSWER_BYTES = 64L * 1024 * 1024;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    public Endpoint {
        url = checked(url);
    }

    public Endpoint(URI url, Trust trust) {
        this(url, trust, CONNECT_TIME, ANSWER_TIME, ANSWER_BYTES);
    }

    private static URI checked(URI url) {
        String host = url.getHost();
        if (host == null) {
            throw new IllegalArgumentException("the URL names no host");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the URL may hold no user, query or fragment");
        }
        if (!mayUse(url.getScheme(), host)) {
            throw new IllegalArgumentException(
                    "the URL must begin with https://; http:// is for this machine itself only");
        }
        return hasPath(url.getRawPath()) ? url : url.resolve("/sdk");
    }

    private static boolean mayUse(@Nullable String scheme, String host) {
        return "https".equalsIgnoreCase(scheme)
                || ("http".equalsIgnoreCase(scheme) && LOOPBACK.matcher(host).matches());
    }

    private static boolean hasPath(@Nullable String path) {
        return path != null && !path.isEmpty() && !path.equals("/");
    }
}
