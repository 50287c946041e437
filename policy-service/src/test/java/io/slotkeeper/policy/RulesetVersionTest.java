package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A verdict names the versions of its rulesets, so a version has one content: whoever changes a file raises its version. */
class RulesetVersionTest {

    @ParameterizedTest
    @CsvSource({
        "support-list, 1, d60cfc138979b089231bb56fdb005efc86314d3e9a608584c80d36b7680902a8",
        "platform-profiles, 2, d2b21389700217439d8acbd57795d599cdee7a82150476eeba252c1e7ad09f1e"
    })
    void aPublishedVersionKeepsItsContent(String ruleset, int version, String digest) throws Exception {
        byte[] content;
        try (InputStream file = RulesetVersionTest.class.getResourceAsStream("/rulesets/" + ruleset + ".json")) {
            content = file.readAllBytes();
        }
        assertThat(new String(content, java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"version\": " + version + ",");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .as("%s.json has changed: raise its version, then this test's row", ruleset)
                .isEqualTo(digest);
    }
}
