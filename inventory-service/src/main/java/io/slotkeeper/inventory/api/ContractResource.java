package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.APPROVER;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;
import static io.slotkeeper.inventory.api.Roles.REQUESTER;
import static io.slotkeeper.inventory.api.Roles.VIEWER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The contract of the events that inventory publishes: the document, and the schemas that it refers to. */
@Path("/api/inventory/v1")
@Tag(name = "contracts")
public class ContractResource {
    private static final String SCHEMA_NAME = "[a-z0-9.-]{1,100}\\.schema\\.json";

    @GET
    @Path("asyncapi")
    @Produces("application/yaml")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "The AsyncAPI document of what inventory publishes and takes")
    public String asyncApi() {
        return text("asyncapi.yaml");
    }

    @GET
    @Path("schemas/{name}")
    @Produces("application/schema+json")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "The JSON Schema of one event type")
    public String schema(@RestPath String name) {
        if (!name.matches(SCHEMA_NAME)) {
            throw new NotFoundException();
        }
        return text("schemas/" + name);
    }

    private static String text(String file) {
        try (InputStream stream = ContractResource.class.getResourceAsStream("/contracts/" + file)) {
            if (stream == null) {
                throw new NotFoundException();
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
