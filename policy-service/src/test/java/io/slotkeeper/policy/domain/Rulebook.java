package io.slotkeeper.policy.domain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.policy.domain.facts.Rulesets;
import io.slotkeeper.policy.domain.platform.PlatformProfiles;
import io.slotkeeper.policy.domain.platform.ProfilesReader;
import io.slotkeeper.policy.domain.platform.ProfilesReading;
import io.slotkeeper.policy.domain.support.SupportList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The rulesets that this version ships, read as the service reads them. */
public final class Rulebook {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final Rulesets SHIPPED =
            new Rulesets(read("support-list", SupportList.class), profiles(), Duration.ofDays(400));

    private Rulebook() {}

    public static Rulesets shipped() {
        return SHIPPED;
    }

    /** A support list of a site's own for ESX 4.x: {@code vendor:device} to {@code tier member=value …}. */
    public static Rulesets withList(Map<String, String> tiers) {
        ObjectNode list = JSON.createObjectNode()
                .put("version", 7)
                .put("name", "site list")
                .put("source", "the site's own tests")
                .put("scope", "this site")
                .put("lastChecked", "2026-11-01");
        tiers.forEach((ids, says) -> {
            String[] words = says.split(" ");
            ObjectNode entry = list.withArray("entries")
                    .addObject()
                    .put("id", ids.replace(':', '-'))
                    .put("tier", words[0].toUpperCase(Locale.ROOT))
                    .put("name", "Card " + ids);
            entry.putObject("pattern").put("vendor", ids.split(":", 2)[0]).put("device", ids.split(":", 2)[1]);
            for (int i = 1; i < words.length; i++) {
                entry.put(words[i].split("=", 2)[0], words[i].split("=", 2)[1]);
            }
            entry.putArray("platforms").add("ESX");
            entry.putObject("versions").put("from", "4.0").put("before", "5.0");
        });
        return new Rulesets(
                JSON.convertValue(list, SupportList.class), SHIPPED.platformProfiles(), SHIPPED.staleAfter());
    }

    private static PlatformProfiles profiles() {
        ProfilesReading reading = ProfilesReader.read(read("platform-profiles", Object.class), 1);
        if (reading instanceof ProfilesReading.Refused refused) {
            throw new AssertionError(refused.inWords());
        }
        return ((ProfilesReading.Read) reading).profiles();
    }

    private static <T> T read(String name, Class<T> type) {
        try (InputStream file = Rulebook.class.getResourceAsStream("/rulesets/" + name + ".json")) {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
