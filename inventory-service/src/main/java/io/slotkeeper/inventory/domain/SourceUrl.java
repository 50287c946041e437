package io.slotkeeper.inventory.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses at which a source may be read: https, and http only on this machine; nothing secret can stand in them. */
public final class SourceUrl {
    public static final int LENGTH_MAX = 512;
    /** Where a vCenter and an ESXi host answer when the address names no path. */
    public static final String PATH_DEFAULT = "/sdk";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private SourceUrl() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence that does not repeat the text, which may hold a password
     */
    public static URI of(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("url is at most %d characters long".formatted(LENGTH_MAX));
        }
        URI url = parsed(text);
        String host = url.getHost();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        check(host != null, "url has a scheme and a host, such as https://vcenter.example.org/sdk");
        check(url.getRawUserInfo() == null, "url has no user in it; refer to credentials instead");
        check(url.getRawQuery() == null && url.getRawFragment() == null, "url has no query and no fragment");
        check(
                scheme.equals("https") || (scheme.equals("http") && isLoopback(host)),
                "url is https; http is for simulators on this machine only");
        check(url.getPort() <= 0xffff && url.getPort() != 0, "url has a port from 1 to 65535");
        return assembled(scheme, host.toLowerCase(Locale.ROOT), url.getPort(), url.getRawPath());
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("url is no valid address", null);
        }
    }

    private static URI assembled(String scheme, String host, int port, @Nullable String path) {
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        return URI.create(scheme + "://" + host + (port == -1 ? "" : ":" + port) + (bare ? PATH_DEFAULT : path));
    }

    private static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
