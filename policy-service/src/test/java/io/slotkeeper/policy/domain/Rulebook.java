package io.slotkeeper.policy.domain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.support.SupportList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The rulesets that this version ships, read as the service reads them. */
public final class Rulebook {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final Rulesets SHIPPED = new Rulesets(
            read("support-list", SupportList.class),
            read("platform-profiles", PlatformProfiles.class),
            Duration.ofDays(400));

    private Rulebook() {}

    public static Rulesets shipped() {
        return SHIPPED;
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream file = Rulebook.class.getResourceAsStream("/rulesets/" + name + ".json")) {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
