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
    private static final String NOTIFICATIONS = "/api/notifier/v1/notifications";

    @Test
    void everyOperationIsOpenToItsRolesOnly() {
        assertThat(OpenApiRoles.violations(Map.of(
                        "GET " + NOTIFICATIONS,
                        EVERYBODY,
                        "GET " + NOTIFICATIONS + "/stream",
                        EVERYBODY,
                        "GET " + NOTIFICATIONS + "/{id}",
                        EVERYBODY,
                        "POST " + NOTIFICATIONS + "/{id}/read",
                        EVERYBODY,
                        "POST " + NOTIFICATIONS + "/read-all",
                        EVERYBODY,
                        "GET /api/notifier/v1/asyncapi",
                        EVERYBODY)))
                .isEmpty();
    }
}
