package io.slotkeeper.messaging.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.messaging.DeadLetterDesk;
import io.slotkeeper.messaging.DeadLetterDesk.Operator;
import io.slotkeeper.messaging.Letter;
import io.slotkeeper.messaging.LetterBulk;
import io.slotkeeper.messaging.LetterFilter;
import io.slotkeeper.messaging.LetterOutcome;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters over HTTP, for operators and admins. A service has a subclass with a {@code @Path} of its own; roles and
 * routes stand here.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class DeadLetterRoutes {
    /** So much of a payload is shown, in bytes. */
    private static final int SHOWN_BYTES = 256 * 1024;

    private final DeadLetterDesk desk;
    private final OperatorOfCall operator;
    private final ObjectMapper json;

    protected DeadLetterRoutes(DeadLetterDesk desk, OperatorOfCall operator, ObjectMapper json) {
        this.desk = desk;
        this.operator = operator;
        this.json = json;
    }

    @GET
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "Records that could not be applied or sent, oldest first")
    @APIResponse(responseCode = "200", description = "A page")
    public LetterPage list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("topic") @Nullable String topic,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("type") @Nullable String type,
            @QueryParam("since") @Nullable String since,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        int most = LetterRequests.limit(limit);
        LetterFilter filter = new LetterFilter(
                operator.current().project(),
                LetterRequests.state(state),
                topic,
                channel,
                type,
                LetterRequests.instant("since", since),
                LetterRequests.uuid("after", after));
        return LetterPage.of(desk.find(filter, most + 1), most);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "One dead letter with payload, headers and what was decided about it")
    @APIResponse(responseCode = "200", description = "The letter")
    public LetterView get(@PathParam("id") UUID id) {
        return desk.content(id, operator.current(), SHOWN_BYTES)
                .map(content -> LetterView.of(content, json))
                .orElseThrow(LetterProblems::unknown);
    }

    @POST
    @Path("{id}/replay")
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "Apply the event now, or send the record again; at most once")
    @APIResponse(responseCode = "200", description = "It has been done, or turned out to be done already")
    public ReplayView replay(@PathParam("id") UUID id) {
        LetterOutcome outcome = desk.replay(id, operator.current());
        if (outcome instanceof LetterOutcome.Replayed replayed) {
            return new ReplayView(id, replayed.note());
        }
        throw LetterProblems.of(outcome);
    }

    @POST
    @Path("{id}/dismiss")
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "Take it off the list, with a reason; the event will not be applied")
    @APIResponse(responseCode = "204", description = "Dismissed")
    public void dismiss(@PathParam("id") UUID id, @Nullable NewDismissal body) {
        String reason = LetterRequests.reason(body == null ? null : body.reason());
        LetterOutcome outcome = desk.dismiss(id, operator.current(), reason);
        if (!(outcome instanceof LetterOutcome.Dismissed)) {
            throw LetterProblems.of(outcome);
        }
    }

    @POST
    @Path("replay")
    @RolesAllowed({"operator", "admin"})
    @Operation(summary = "Replay the open letters that a filter means, at most as many as the limit says, oldest first")
    @APIResponse(responseCode = "200", description = "How many; next says where to go on")
    public BulkView replayAll(@Nullable NewBulkReplay body) {
        NewBulkReplay asked = LetterRequests.present(body);
        Operator by = operator.current();
        LetterBulk done = desk.replayAll(
                LetterRequests.filter(asked.filter(), by, asked.after()), LetterRequests.limit(asked.limit()), by);
        return BulkView.of(done);
    }

    @POST
    @Path("dismiss")
    @RolesAllowed({"operator", "admin"})
    @Operation(
            summary = "Dismiss the open letters that a filter means, at most as many as the limit says, with a reason")
    @APIResponse(responseCode = "200", description = "How many; next says where to go on")
    public BulkView dismissAll(@Nullable NewBulkDismissal body) {
        NewBulkDismissal asked = LetterRequests.present(body);
        Operator by = operator.current();
        LetterBulk done = desk.dismissAll(
                LetterRequests.filter(asked.filter(), by, asked.after()),
                LetterRequests.limit(asked.limit()),
                by,
                LetterRequests.reason(asked.reason()));
        return BulkView.of(done);
    }

    /** A page; {@code next} goes into {@code ?after=}, null at the end. */
    public record LetterPage(List<Letter> items, @Nullable UUID next) {
        static LetterPage of(List<Letter> read, int limit) {
            List<Letter> items = read.size() > limit ? read.subList(0, limit) : read;
            return new LetterPage(
                    items, read.size() > limit ? items.get(limit - 1).id() : null);
        }
    }

    /** The note says where nothing was left to do. */
    public record ReplayView(UUID id, @Nullable String note) {}

    /** Why it is dismissed; mandatory. */
    public record NewDismissal(@Nullable String reason) {}

    /** Which letters; what is null does not matter. */
    public record BulkFilter(
            @Nullable String topic, @Nullable String channel, @Nullable String type, @Nullable String since) {}

    /** The filter is mandatory, and an empty one means every open letter. */
    public record NewBulkReplay(@Nullable BulkFilter filter, @Nullable Integer limit, @Nullable String after) {}

    /** The same with a reason, which is mandatory too. */
    public record NewBulkDismissal(
            @Nullable BulkFilter filter, @Nullable String reason, @Nullable Integer limit, @Nullable String after) {}

    /** What was done; where {@code remaining} is true, {@code next} goes into the next call's {@code after}. */
    public record BulkView(int done, int failed, int skipped, boolean remaining, @Nullable UUID next) {
        static BulkView of(LetterBulk bulk) {
            return new BulkView(bulk.done(), bulk.failed(), bulk.skipped(), bulk.next() != null, bulk.next());
        }
    }
}
