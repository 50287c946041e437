package io.slotkeeper.messaging.operations;

import io.slotkeeper.messaging.Republications;
import io.slotkeeper.messaging.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Topics that are written once more, over HTTP, for admins. A service has a subclass with a {@code @Path} of its own;
 * roles and routes stand here.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class RepublicationRoutes {
    private static final int LONGEST_REASON = 500;

    private final Republications republications;
    private final OperatorOfCall operator;

    protected RepublicationRoutes(Republications republications, OperatorOfCall operator) {
        this.republications = republications;
        this.operator = operator;
    }

    /**
     * What is wanted.
     *
     * @param topics all that can be written once more, where it is absent
     * @param since events before it are left out, RFC 3339; absent for all; state topics are always written whole
     */
    public record NewRepublication(@Nullable List<String> topics, @Nullable String since, @Nullable String reason) {}

    /** The topics that can be written once more, and those that were. */
    public record RepublicationsView(Set<String> topics, List<Republications.Republication> items) {}

    @GET
    @RolesAllowed("admin")
    @Operation(summary = "Topics that can be, are being or were written once more from the tables")
    @APIResponse(responseCode = "200", description = "All of them; finishedAt is absent while one goes on")
    public RepublicationsView list() {
        return new RepublicationsView(republications.topics(), republications.list());
    }

    @POST
    @AllowedWhileDiverged
    @ResponseStatus(202)
    @RolesAllowed("admin")
    @Operation(summary = "Write topics once more from the tables, with the same event ids")
    @APIResponse(responseCode = "202", description = "Begun; it goes on in the background and after a restart")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "422", description = "topic-unknown")
    public RepublicationsView start(@Nullable NewRepublication body) {
        String reason =
                body == null || body.reason() == null ? "" : body.reason().strip();
        if (body == null || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw invalid("reason: between 1 and " + LONGEST_REASON + " characters are needed");
        }
        republications.start(
                topics(body.topics()),
                since(body.since()),
                reason,
                operator.current().name());
        return list();
    }

    private Set<String> topics(@Nullable List<String> asked) {
        if (asked == null || asked.isEmpty()) {
            return republications.topics();
        }
        Set<String> topics = new TreeSet<>();
        for (String topic : asked) {
            if (topic == null || !republications.topics().contains(topic)) {
                throw Problems.of(
                        "topic-unknown",
                        422,
                        "The topic is unknown",
                        "This service can write these topics once more: " + republications.topics());
            }
            topics.add(topic);
        }
        return topics;
    }

    private static Instant since(@Nullable String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw invalid("since: a time such as 2026-01-31T12:00:00Z is needed");
        }
    }

    private static RuntimeException invalid(String detail) {
        return Problems.of("invalid-request", 400, "The request is not valid", detail);
    }
}
