package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Ruleset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A ruleset as a file: those that come with a release are in {@code /rulesets/*.json}. */
final class BundledFile {

    private BundledFile() {}

    static String read(String name) {
        String path = "/rulesets/" + name + ".json";
        try (InputStream file = Objects.requireNonNull(BundledFile.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static Ruleset ruleset(String name, int version, int entries, String document) {
        return new Ruleset(name, version, entries, "sha256:" + sha256(document), document);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
