package io.slotkeeper.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.slotkeeper.messaging.testing.EngineResource;
import io.slotkeeper.messaging.testing.OpenApiRoles;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may call what, operation by operation. */
@QuarkusTest
@WithTestResource(value = EngineResource.class, initArgs = @ResourceArg(name = "service", value = "notifier"))
class RoleTableTest {
    private static final Set<String> EVERYBODY = Set.of("viewer", "requester", "approver", "operator", "admin");
    private static final Set<String> OPERATORS = Set.of("operator", "admin");
    private static final String DEAD_LETTERS = "/api/notifier/v1/dead-letters";
    private static final String NOTIFICATIONS = "/api/notifier/v1/notifications";

    @Test
    void everyOperationIsOpenToItsRolesOnly() {
        assertThat(OpenApiRoles.violations(Map.ofEntries(
                        Map.entry("GET " + NOTIFICATIONS, EVERYBODY),
                        Map.entry("GET " + NOTIFICATIONS + "/stream", EVERYBODY),
                        Map.entry("GET " + NOTIFICATIONS + "/{id}", EVERYBODY),
                        Map.entry("POST " + NOTIFICATIONS + "/{id}/read", EVERYBODY),
                        Map.entry("POST " + NOTIFICATIONS + "/read-all", EVERYBODY),
                        Map.entry("GET " + DEAD_LETTERS, OPERATORS),
                        Map.entry("GET " + DEAD_LETTERS + "/{id}", OPERATORS),
                        Map.entry("POST " + DEAD_LETTERS + "/{id}/replay", OPERATORS),
                        Map.entry("POST " + DEAD_LETTERS + "/{id}/dismiss", OPERATORS),
                        Map.entry("POST " + DEAD_LETTERS + "/replay", OPERATORS),
                        Map.entry("POST " + DEAD_LETTERS + "/dismiss", OPERATORS),
                        Map.entry("GET /api/notifier/v1/republications", Set.of("admin")),
                        Map.entry("POST /api/notifier/v1/republications", Set.of("admin")),
                        Map.entry("GET /api/notifier/v1/divergences", OPERATORS),
                        Map.entry("GET /api/notifier/v1/asyncapi", EVERYBODY))))
                .isEmpty();
    }
}
