package io.slotkeeper.inventory.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.OpenApiRoles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may call what: the table is written down here, and the API is walked by its own document. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class RolesTest {
    private static final String BASE = "/api/inventory/v1";
    private static final Set<String> ALL = Set.of("viewer", "requester", "approver", "operator", "admin");
    private static final Set<String> OPERATORS = Set.of("operator", "admin");
    private static final Map<String, Set<String>> TABLE = Map.ofEntries(
            Map.entry("GET " + BASE + "/hosts", ALL),
            Map.entry("GET " + BASE + "/hosts/{id}", ALL),
            Map.entry("GET " + BASE + "/hosts/{id}/devices", ALL),
            Map.entry("GET " + BASE + "/hosts/{id}/topology", ALL),
            Map.entry("GET " + BASE + "/hosts/{id}/changes", ALL),
            Map.entry("GET " + BASE + "/devices", ALL),
            Map.entry("GET " + BASE + "/vms", ALL),
            Map.entry("GET " + BASE + "/vms/{id}", ALL),
            Map.entry("GET " + BASE + "/asyncapi", ALL),
            Map.entry("GET " + BASE + "/schemas/{name}", ALL),
            Map.entry("PUT " + BASE + "/hosts/{id}", OPERATORS),
            Map.entry("DELETE " + BASE + "/hosts/{id}", OPERATORS),
            Map.entry("POST " + BASE + "/hosts/{id}/reports", OPERATORS),
            Map.entry("PUT " + BASE + "/vms/{id}", OPERATORS),
            Map.entry("GET " + BASE + "/republications", Set.of("admin")),
            Map.entry("POST " + BASE + "/republications", Set.of("admin")),
            Map.entry("GET " + BASE + "/divergences", OPERATORS),
            Map.entry("GET " + BASE + "/dead-letters", OPERATORS),
            Map.entry("GET " + BASE + "/dead-letters/{id}", OPERATORS),
            Map.entry("POST " + BASE + "/dead-letters/{id}/replay", OPERATORS),
            Map.entry("POST " + BASE + "/dead-letters/{id}/dismiss", OPERATORS),
            Map.entry("POST " + BASE + "/dead-letters/replay", OPERATORS),
            Map.entry("POST " + BASE + "/dead-letters/dismiss", OPERATORS),
            Map.entry("GET " + BASE + "/pci-ids", ALL),
            Map.entry("GET " + BASE + "/pci-ids/history", ALL),
            Map.entry("PUT " + BASE + "/pci-ids", Set.of("admin")),
            Map.entry("DELETE " + BASE + "/pci-ids", Set.of("admin")),
            Map.entry("POST " + BASE + "/sources", OPERATORS),
            Map.entry("GET " + BASE + "/sources", OPERATORS),
            Map.entry("GET " + BASE + "/sources/{id}", OPERATORS),
            Map.entry("PUT " + BASE + "/sources/{id}", OPERATORS),
            Map.entry("DELETE " + BASE + "/sources/{id}", OPERATORS),
            Map.entry("POST " + BASE + "/sources/test", OPERATORS),
            Map.entry("POST " + BASE + "/sources/{id}/test", OPERATORS),
            Map.entry("POST " + BASE + "/sources/{id}/sync", OPERATORS));

    @Test
    void theApiFollowsTheTable() {
        assertThat(OpenApiRoles.violations(TABLE)).isEmpty();
    }

    @Test
    void aTableThatIsWrongIsFound() {
        Map<String, Set<String>> wrong = new HashMap<>(TABLE);
        wrong.put("GET " + BASE + "/hosts", OPERATORS);
        assertThat(OpenApiRoles.violations(wrong)).isNotEmpty();
    }
}
