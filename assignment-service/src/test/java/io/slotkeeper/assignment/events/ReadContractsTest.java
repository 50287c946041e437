package io.slotkeeper.assignment.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.Finding;
import io.slotkeeper.assignment.domain.HostState;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.Verdict;
import io.slotkeeper.messaging.testing.ContractFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What this service reads, against the publishers' own examples. */
class ReadContractsTest {
    private static final Address PORT_0 = new Address("0000:06:00.0");
    private final ObjectMapper json =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Test
    void aHostStateIsRead() throws Exception {
        HostState host = json.treeToValue(hostState(), HostStateWire.class).toDomain();
        assertThat(host.host()).isEqualTo("esx-07");
        assertThat(host.platform()).isEqualTo("ESX");
        assertThat(host.contextMembers(List.of(PORT_0))).containsExactly(PORT_0, new Address("0000:06:00.1"));
    }

    @Test
    void aContextThatIsNotKnownYetIsUnknown() throws Exception {
        JsonNode host = hostState();
        host.path("functions").forEach(f -> ((ObjectNode) f).put("context", "SOMETHING_NEW"));
        assertThat(json.treeToValue(host, HostStateWire.class)
                        .toDomain()
                        .function(PORT_0)
                        .orElseThrow()
                        .context())
                .isEqualTo(Context.UNKNOWN);
    }

    @Test
    void aVerdictIsRead() throws Exception {
        VerdictWire wire = json.treeToValue(
                ContractFiles.of("policy").example("slotkeeper.policy.verdict-issued.v1"), VerdictWire.class);
        Verdict verdict = wire.verdict().toDomain();
        assertThat(wire.attempt()).isPositive();
        assertThat(verdict.functions()).extracting(Verdict.Function::address).contains("0000:06:00.0");
        assertThat(verdict.findings()).extracting(Finding::by).containsOnly("policy");
        assertThat(verdict.outcome()).isNotNull();
        assertThat(verdict.limit()).isNotNull();
    }

    @Test
    void anOrderReportIsRead() throws Exception {
        OrderReportWire wire = json.treeToValue(
                ContractFiles.of("inventory").example("slotkeeper.inventory.order-reported.v1"), OrderReportWire.class);
        assertThat(wire.order()).isNotNull();
        assertThat(OrderOutcome.values()).contains(wire.outcome());
    }

    @Test
    void theExamplesOfTheCommandsAreRead() throws Exception {
        ContractFiles own = ContractFiles.of("assignment");
        CommandWire.Request request =
                json.treeToValue(own.example("slotkeeper.assignment.request.v1"), CommandWire.Request.class);
        assertThat(request.draft().host()).isEqualTo("esx-07");
        assertThat(request.requestedBy()).isEqualTo("jane");
        assertThat(json.treeToValue(own.example("slotkeeper.assignment.consent.v1"), CommandWire.Consent.class)
                        .codes())
                .containsExactly("feature-lost");
        assertThat(json.treeToValue(own.example("slotkeeper.assignment.release.v1"), CommandWire.Change.class)
                        .assignment())
                .isNotNull();
    }

    private static JsonNode hostState() {
        return ContractFiles.of("inventory").example("slotkeeper.inventory.host-state.v1");
    }
}
