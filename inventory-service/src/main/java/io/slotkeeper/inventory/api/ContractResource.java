package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.APPROVER;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;
import static io.slotkeeper.inventory.api.Roles.REQUESTER;
import static io.slotkeeper.inventory.api.Roles.VIEWER;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The contract of the events that inventory publishes. */
@Path("/api/inventory/v1/asyncapi")
@Tag(name = "contracts")
public class ContractResource {
    private static final String DOCUMENT = "/contracts/asyncapi.yaml";

    @GET
    @Produces("application/yaml")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "The AsyncAPI document of what inventory publishes and takes")
    public String asyncApi() {
        try (InputStream document =
                Objects.requireNonNull(ContractResource.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
