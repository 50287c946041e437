package io.slotkeeper.policy.api;

import static io.slotkeeper.policy.api.Roles.ADMIN;
import static io.slotkeeper.policy.api.Roles.APPROVER;
import static io.slotkeeper.policy.api.Roles.OPERATOR;
import static io.slotkeeper.policy.api.Roles.REQUESTER;
import static io.slotkeeper.policy.api.Roles.VIEWER;

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

/** What policy promises to publish on Kafka: the AsyncAPI document and the schemas that it refers to. */
@Path("/api/policy/v1")
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
class ContractResource {

    private static final Pattern SCHEMA_FILE = Pattern.compile("slotkeeper\\.policy\\.[a-z-]+\\.v\\d+\\.schema\\.json");

    @GET
    @Path("asyncapi")
    @Produces("application/yaml")
    @Operation(summary = "What policy publishes on Kafka, as AsyncAPI")
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
                .orElseThrow(() -> ProblemCode.SCHEMA_UNKNOWN.problem("There is no schema " + file + "."));
    }

    private static Optional<InputStream> contract(String path) {
        return Optional.ofNullable(ContractResource.class.getResourceAsStream("/contracts/" + path));
    }
}
