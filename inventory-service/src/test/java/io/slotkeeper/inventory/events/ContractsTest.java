package io.slotkeeper.inventory.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.inventory.domain.ChangeKind;
import io.slotkeeper.messaging.testing.ContractFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract files belong together: a schema, an example and a place in the AsyncAPI document for every type. */
class ContractsTest {
    private static final ContractFiles CONTRACTS = ContractFiles.of("inventory");

    @Test
    void everyExampleFitsItsSchema() {
        assertThat(CONTRACTS.typesWithExample()).isEqualTo(CONTRACTS.typesWithSchema());
        for (String type : CONTRACTS.typesWithExample()) {
            assertThat(CONTRACTS.violations(type, CONTRACTS.example(type)))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void aWrongPayloadDoesNotFit() {
        String type = Topics.HOST_STATE;
        JsonNode wrong = ((ObjectNode) CONTRACTS.example(type)).put("platform", "ABACUS");
        assertThat(CONTRACTS.violations(type, wrong)).isNotEmpty();
    }

    @Test
    void everyKindOfChangeHasAContract() {
        Set<String> types = CONTRACTS.typesWithSchema();
        for (ChangeKind kind : ChangeKind.values()) {
            assertThat(types).contains(Topics.type(kind));
        }
        assertThat(types).contains(Topics.HOST_STATE, Topics.VM_STATE);
    }

    @Test
    void theAsyncApiDocumentNamesEveryType() throws IOException {
        String document = Files.readString(Path.of(
                System.getProperty("repository.root"), "inventory-service/src/main/resources/contracts/asyncapi.yaml"));
        assertThat(CONTRACTS.typesWithSchema()).allMatch(type -> document.contains("name: " + type + "\n"));
        assertThat(document).contains(Topics.HOSTS, Topics.VMS, Topics.CHANGES);
    }
}
