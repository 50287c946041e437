package io.slotkeeper.notifier.api;

import static io.slotkeeper.notifier.api.Roles.ADMIN;
import static io.slotkeeper.notifier.api.Roles.APPROVER;
import static io.slotkeeper.notifier.api.Roles.OPERATOR;
import static io.slotkeeper.notifier.api.Roles.REQUESTER;
import static io.slotkeeper.notifier.api.Roles.VIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The AsyncAPI document of what this service publishes. */
@Path("/api/notifier/v1/asyncapi")
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "contracts")
public class AsyncApiResource {
    private static final String DOCUMENT = "/contracts/asyncapi.yaml";

    @GET
    @Produces("application/yaml")
    @Operation(summary = "The events that the notifier publishes, as an AsyncAPI document")
    @APIResponse(responseCode = "200", description = "AsyncAPI 3.0, YAML")
    public String document() {
        try (InputStream document = AsyncApiResource.class.getResourceAsStream(DOCUMENT)) {
            return new String(Objects.requireNonNull(document, DOCUMENT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCUMENT, e);
        }
    }
}
