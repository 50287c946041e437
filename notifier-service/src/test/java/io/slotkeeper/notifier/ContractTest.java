package io.slotkeeper.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.slotkeeper.messaging.testing.ContractFiles;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** The contract files that this service owns, among themselves. */
class ContractTest {
    private static final ContractFiles CONTRACTS = ContractFiles.of("notifier");

    @Test
    void everyPublishedTypeHasASchemaAndAValidExample() {
        assertThat(CONTRACTS.typesWithExample())
                .isEqualTo(CONTRACTS.typesWithSchema())
                .isNotEmpty();
        assertThat(CONTRACTS.typesWithExample())
                .allSatisfy(type -> assertThat(CONTRACTS.violations(type, CONTRACTS.example(type)))
                        .isEmpty());
    }

    @Test
    void theSchemaRefusesWhatItShould() {
        String type = "slotkeeper.notifier.notification-created.v1";
        ObjectNode example = CONTRACTS.example(type).deepCopy();

        assertThat(CONTRACTS.violations(type, example.put("recipient", "everybody")))
                .isNotEmpty();
    }

    @Test
    void theAsyncApiDocumentDescribesEveryType() throws IOException {
        try (InputStream document = getClass().getResourceAsStream("/contracts/asyncapi.yaml")) {
            JsonNode messages = new ObjectMapper(new YAMLFactory())
                    .readTree(document)
                    .path("components")
                    .path("messages");
            assertThat(messages.findValuesAsText("name")).containsAll(CONTRACTS.typesWithSchema());
        }
    }
}
