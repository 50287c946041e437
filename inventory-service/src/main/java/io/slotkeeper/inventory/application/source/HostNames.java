package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.SourceName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Ids for hosts that a source found, made of what they are called there. */
final class HostNames {
    private static final int LENGTH_MAX = 63;
    private static final int HASH_DIGITS = 8;
    private static final String NAMELESS = "host";

    private HostNames() {}

    /** The ids that a host may get, the best first; the same for the same host whenever it is asked. */
    static List<HostId> candidates(String name, SourceName source, String object) {
        return Stream.of(name, name + "." + source, name + "." + source + "." + object)
                .map(HostNames::id)
                .distinct()
                .toList();
    }

    private static HostId id(String text) {
        String id =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceAll("^[._-]+", "");
        if (id.isEmpty()) {
            return new HostId(NAMELESS);
        }
        return new HostId(id.length() <= LENGTH_MAX ? id : shortened(id, text));
    }

    private static String shortened(String id, String text) {
        return id.substring(0, LENGTH_MAX - HASH_DIGITS - 1) + "-" + hash(text);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
