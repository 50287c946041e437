package io.slotkeeper.launcher.door;

import java.security.SecureRandom;
import java.util.Base64;

/** Codes that nobody can guess: 256 random bits, URL-safe. */
final class RandomCode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomCode() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
