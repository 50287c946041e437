package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.ProblemCode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What the service publishes and accepts on Kafka: the AsyncAPI document and the schemas that it refers to. */
@Path("/api/assignment/v1")
@RolesAllowed({"viewer", "requester", "approver", "operator", "admin"})
class ContractResource {
    private static final Pattern SCHEMA_FILE =
            Pattern.compile("slotkeeper\\.assignment\\.[a-z-]+\\.v\\d+\\.schema\\.json");

    @GET
    @Path("asyncapi")
    @Produces("application/yaml")
    @Operation(summary = "The AsyncAPI document of this service")
    @APIResponse(responseCode = "200", description = "The AsyncAPI document")
    public InputStream asyncapi() {
        return contract("asyncapi.yaml").orElseThrow();
    }

    @GET
    @Path("schemas/{file}")
    @Produces("application/schema+json")
    @Operation(summary = "A schema that the AsyncAPI document refers to")
    @APIResponse(responseCode = "200", description = "The JSON Schema")
    @APIResponse(responseCode = "404", description = "schema-unknown")
    public InputStream schema(@PathParam("file") String file) {
        return Optional.of(file)
                .filter(name -> SCHEMA_FILE.matcher(name).matches())
                .flatMap(name -> contract("schemas/" + name))
                .orElseThrow(() -> Refusals.problem(ProblemCode.SCHEMA_UNKNOWN, "There is no schema " + file + "."));
    }

    private static Optional<InputStream> contract(String path) {
        return Optional.ofNullable(ContractResource.class.getResourceAsStream("/contracts/" + path));
    }
}
