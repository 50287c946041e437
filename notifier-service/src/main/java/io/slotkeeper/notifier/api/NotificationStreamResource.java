package io.slotkeeper.notifier.api;

import static io.slotkeeper.notifier.api.Roles.ADMIN;
import static io.slotkeeper.notifier.api.Roles.APPROVER;
import static io.slotkeeper.notifier.api.Roles.OPERATOR;
import static io.slotkeeper.notifier.api.Roles.REQUESTER;
import static io.slotkeeper.notifier.api.Roles.VIEWER;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The caller's notifications as they happen. */
@Path("/api/notifier/v1/notifications/stream")
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "notifications")
public class NotificationStreamResource {
    private final NotificationStream stream;
    private final Readers readers;

    NotificationStreamResource(NotificationStream stream, Readers readers) {
        this.stream = stream;
        this.readers = readers;
    }

    /**
     * Events named {@code notification}. A reconnecting browser sends {@code Last-Event-ID} and gets what it missed; on
     * the first connection {@code lastEventId}, the highest sequence of the list that was read before, does the same.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(summary = "Live notifications; `Last-Event-ID` replays what came after it")
    @APIResponse(responseCode = "200", description = "Server-sent events named `notification`, id = sequence")
    @APIResponse(responseCode = "400", description = "`invalid-request`: no number as the last event's id")
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventIdHeader,
            @QueryParam("lastEventId") @Nullable String lastEventId,
            @Context Sse sse) {
        Long header = Cursor.parse("Last-Event-ID", lastEventIdHeader);
        Long from = header == null ? Cursor.parse("lastEventId", lastEventId) : header;
        return stream.open(readers.caller(), from, sse);
    }
}
