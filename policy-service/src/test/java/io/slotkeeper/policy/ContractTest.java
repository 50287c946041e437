package io.slotkeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.messaging.testing.ContractFiles;
import io.slotkeeper.policy.application.VerdictDocument;
import io.slotkeeper.policy.domain.Card;
import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.facts.Capability;
import io.slotkeeper.policy.domain.facts.Context;
import io.slotkeeper.policy.domain.facts.Iommu;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policy publishes is what its contract files say. */
class ContractTest {

    static final String VERDICT = "slotkeeper.policy.verdict-issued.v1";
    static final String AFFECTED = "slotkeeper.policy.assignment-affected.v1";
    static final String RULESET = "slotkeeper.policy.ruleset-published.v1";

    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final ContractFiles contracts = ContractFiles.of("policy");

    @ParameterizedTest
    @ValueSource(strings = {VERDICT, AFFECTED, RULESET})
    void everyPublishedTypeHasASchemaAValidExampleAndAPlaceInAsyncApi(String type) throws IOException {
        assertThat(contracts.violations(type, contracts.example(type))).isEmpty();
        assertThat(asyncApi()).contains("name: " + type, "schemas/" + type + ".schema.json");
    }

    @Test
    void nothingElseIsPromised() {
        assertThat(contracts.typesWithExample()).containsExactlyInAnyOrder(VERDICT, AFFECTED, RULESET);
        assertThat(contracts.typesWithSchema()).containsExactlyInAnyOrder(VERDICT, AFFECTED, RULESET);
    }

    @Test
    void theExampleIsWhatTheRulesReallySay() throws IOException {
        ObjectNode example = contracts.example(VERDICT).deepCopy();
        JsonNode verdict = JSON.readTree(JSON.writeValueAsString(foundingVerdict()));
        assertThat(verdict).isEqualTo(example.get("verdict"));
    }

    @Test
    void theSchemaRefusesAnUnknownSeverityAndAMissingRemedy() {
        ObjectNode spoilt = contracts.example(VERDICT).deepCopy();
        ObjectNode finding = (ObjectNode) spoilt.at("/verdict/findings/0");
        finding.put("severity", "FATAL").remove("remedy");
        assertThat(contracts.violations(VERDICT, spoilt)).hasSize(2);
    }

    private static VerdictDocument foundingVerdict() {
        return VerdictDocument.of(Given.dualPortCard()
                .nobodyDescribedTheVm()
                .usesNotReported()
                .iommu(Iommu.UNKNOWN)
                .undescribedVm()
                .with(fromLspci(Given.PORT0), fromLspci(Given.PORT1))
                .ask(Given.PORT0));
    }

    private static Card fromLspci(String address) {
        return Card.at(address)
                .context(Context.UNKNOWN)
                .capability(Capability.UNKNOWN)
                .reset(null);
    }

    private static String asyncApi() throws IOException {
        try (InputStream file = ContractTest.class.getResourceAsStream("/contracts/asyncapi.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
