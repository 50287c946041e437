package io.slotkeeper.notifier.api;

import static io.slotkeeper.notifier.api.Roles.ADMIN;
import static io.slotkeeper.notifier.api.Roles.APPROVER;
import static io.slotkeeper.notifier.api.Roles.OPERATOR;
import static io.slotkeeper.notifier.api.Roles.REQUESTER;
import static io.slotkeeper.notifier.api.Roles.VIEWER;

import io.slotkeeper.notifier.application.ReadInbox;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's inbox: what is addressed to its subject or to one of its roles. */
@Path("/api/notifier/v1/notifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
@Tag(name = "notifications")
public class NotificationsResource {
    private final ReadInbox inbox;
    private final Readers readers;

    NotificationsResource(ReadInbox inbox, Readers readers) {
        this.inbox = inbox;
        this.readers = readers;
    }

    @GET
    @Operation(summary = "The caller's notifications, newest first, with the count of unread ones")
    @APIResponse(responseCode = "200", description = "One page; `next` continues it")
    @APIResponse(responseCode = "400", description = "`invalid-request`")
    public NotificationListView list(
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("unread") @DefaultValue("false") boolean unread) {
        return NotificationListView.of(inbox.page(readers.caller(), Cursor.parse("after", after), unread, limit));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of the caller's notifications")
    @APIResponse(responseCode = "200", description = "The notification")
    @APIResponse(responseCode = "404", description = "`notification-not-found`, also when it is somebody else's")
    public NotificationView get(@PathParam("id") UUID id) {
        return inbox.find(readers.caller(), id).map(NotificationView::of).orElseThrow(() -> Problem.notFound(id));
    }

    @POST
    @Path("{id}/read")
    @Operation(summary = "Marks a notification as read by the caller; again changes nothing")
    @APIResponse(responseCode = "200", description = "The notification, read")
    @APIResponse(responseCode = "404", description = "`notification-not-found`, also when it is somebody else's")
    public NotificationView markRead(@PathParam("id") UUID id) {
        return inbox.markRead(readers.caller(), id).map(NotificationView::of).orElseThrow(() -> Problem.notFound(id));
    }

    @POST
    @Path("read-all")
    @Operation(summary = "Marks everything that the caller has been told so far as read")
    @APIResponse(responseCode = "200", description = "How many changes were unread")
    public MarkedView markAllRead() {
        return new MarkedView(inbox.markAllRead(readers.caller()));
    }
}
