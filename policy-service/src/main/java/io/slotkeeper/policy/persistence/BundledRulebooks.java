package io.slotkeeper.policy.persistence;

import io.slotkeeper.policy.application.Rulebooks;
import io.slotkeeper.policy.application.Ruleset;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.support.SupportList;
import io.slotkeeper.policy.domain.verdict.Severities;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The rulesets that come with this version, read once from {@code /rulesets/*.json}. */
@Singleton
class BundledRulebooks implements Rulebooks {

    private final Rulesets inForce;
    private final Severities severities;
    private final List<Ruleset> files;

    BundledRulebooks(Documents documents, PolicyConfig config) {
        String listFile = read(SUPPORT_LIST);
        String profilesFile = read(PLATFORM_PROFILES);
        SupportList list = documents.read(listFile, SupportList.class);
        PlatformProfiles profiles = documents.read(profilesFile, PlatformProfiles.class);
        this.inForce = new Rulesets(list, profiles, config.supportListStaleAfter());
        this.severities = Severities.withOverrides(config.severities());
        this.files = List.of(
                file(SUPPORT_LIST, list.version(), list.entries().size(), listFile),
                file(PLATFORM_PROFILES, profiles.version(), profiles.profiles().size(), profilesFile));
    }

    @Override
    public Rulesets inForce() {
        return inForce;
    }

    @Override
    public Severities severities() {
        return severities;
    }

    @Override
    public List<Ruleset> files() {
        return files;
    }

    private static Ruleset file(String name, int version, int entries, String document) {
        return new Ruleset(name, version, entries, "sha256:" + sha256(document), document);
    }

    private static String read(String name) {
        String path = "/rulesets/" + name + ".json";
        try (InputStream file = Objects.requireNonNull(BundledRulebooks.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
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
