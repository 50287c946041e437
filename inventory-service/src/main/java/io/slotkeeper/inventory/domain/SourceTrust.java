package io.slotkeeper.inventory.domain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which certificate a source's server may show; there is no way to trust every certificate. */
public sealed interface SourceTrust {
    /** One that the platform's authorities vouch for. */
    record Platform() implements SourceTrust {}

    /** One that these authorities vouch for, as PEM. */
    record Authority(String pem) implements SourceTrust {
        public static final int LENGTH_MAX = 64 * 1024;
        private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([^-\\r\\n]*)-----");

        /**
         * Reads certificates as PEM; nothing else may stand between the markers, a private key least of all.
         *
         * @throws IllegalArgumentException with a sentence that does not repeat the text
         */
        public static Authority of(String pem) {
            boolean certificates = pem.length() <= LENGTH_MAX
                    && BLOCK.matcher(pem).find()
                    && BLOCK.matcher(pem).results().allMatch(block -> block.group(1)
                            .equals("CERTIFICATE"))
                    && readable(pem);
            if (!certificates) {
                throw new IllegalArgumentException(
                        "pem is one or more certificates as PEM, at most %d characters, and nothing else"
                                .formatted(LENGTH_MAX));
            }
            return new Authority(pem.strip() + "\n");
        }

        private static boolean readable(String pem) {
            byte[] bytes = pem.strip().getBytes(StandardCharsets.US_ASCII);
            try {
                return !CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(bytes))
                        .isEmpty();
            } catch (CertificateException e) {
                return false;
            }
        }
    }

    /**
     * Exactly this one.
     *
     * @param sha256 64 lower-case hexadecimal digits
     */
    record Pinned(String sha256) implements SourceTrust {
        private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

        /** Reads a thumbprint as people and browsers write it, with colons or spaces and in either case. */
        public static Pinned of(String text) {
            String digits = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
            if (!DIGITS.matcher(digits).matches()) {
                throw new IllegalArgumentException(
                        "sha256 is the SHA-256 thumbprint of the certificate: 64 hexadecimal digits, colons allowed");
            }
            return new Pinned(digits);
        }
    }
}
