package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.application.Caller;
import io.slotkeeper.assignment.application.CommandResult;
import io.slotkeeper.assignment.application.FindOrders;
import io.slotkeeper.assignment.application.Orders;
import io.slotkeeper.assignment.application.ReportOrder;
import io.slotkeeper.assignment.domain.Order;
import io.slotkeeper.assignment.domain.OrderOutcome;
import io.slotkeeper.assignment.domain.OrderState;
import io.slotkeeper.assignment.domain.OrderType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The operators' work list, and where they say how it went. */
@Path("/api/assignment/v1/orders")
@RolesAllowed({"operator", "admin"})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class OrdersResource {
    private final FindOrders find;
    private final ReportOrder report;
    private final Callers callers;

    @Inject
    OrdersResource(FindOrders find, ReportOrder report, Callers callers) {
        this.find = find;
        this.report = report;
        this.callers = callers;
    }

    @GET
    @Operation(summary = "Orders of your project: pending ones first, then newest first")
    @APIResponse(responseCode = "200", description = "A page")
    public PageView<OrderView> list(
            @QueryParam("host") @Nullable String host,
            @QueryParam("state") @Nullable String state,
            @QueryParam("type") @Nullable String type,
            @QueryParam("limit") @DefaultValue("100") int asked,
            @QueryParam("after") @Nullable UUID after) {
        int limit = PageView.limit(asked);
        Orders.Filter filter = new Orders.Filter(
                callers.current().project(),
                host,
                PageView.oneOf("state", OrderState.class, state),
                PageView.oneOf("type", OrderType.class, type),
                limit + 1,
                after);
        return PageView.of(find.list(filter), limit, OrderView::of, Order::id);
    }

    @POST
    @Path("{id}/report")
    @Operation(summary = "Say how carrying out an order went; the same report twice changes nothing")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "order-unknown")
    @APIResponse(responseCode = "409", description = "order-not-pending")
    public OrderView report(@PathParam("id") UUID id, @Nullable NewReport body) {
        Caller caller = callers.current();
        NewReport checked = NewReport.checked(body);
        OrderOutcome outcome = Objects.requireNonNull(checked.outcome());
        CommandResult result = report.handle(
                id, new ReportOrder.Report(outcome, checked.detail(), caller.subject(), caller.project()));
        if (result instanceof CommandResult.Refused refused) {
            throw Refusals.problem(refused.rejection());
        }
        return find.find(id).map(OrderView::of).orElseThrow();
    }
}
