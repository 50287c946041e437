package io.slotkeeper.assignment.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The AsyncAPI document of what the service publishes and accepts on Kafka. */
@Path("/api/assignment/v1/asyncapi")
@RolesAllowed({"viewer", "requester", "approver", "operator", "admin"})
class AsyncApiResource {
    private static final String FILE = "/contracts/asyncapi.yaml";

    @GET
    @Produces("application/yaml")
    @Operation(summary = "The AsyncAPI document of this service")
    public String get() {
        try (InputStream file = AsyncApiResource.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
