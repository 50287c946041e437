package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.APPROVER;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;
import static io.slotkeeper.inventory.api.Roles.REQUESTER;
import static io.slotkeeper.inventory.api.Roles.VIEWER;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.DeviceFilter;
import io.slotkeeper.inventory.application.History;
import io.slotkeeper.inventory.application.HostSummary;
import io.slotkeeper.inventory.application.InventoryReads;
import io.slotkeeper.inventory.application.Page;
import io.slotkeeper.inventory.application.Put;
import io.slotkeeper.inventory.application.RegisterHost;
import io.slotkeeper.inventory.application.RetireHost;
import io.slotkeeper.inventory.domain.HostId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Hosts: who they are and what they have. */
@Path("/api/inventory/v1/hosts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hosts")
public class HostResource {
    private final RegisterHost register;
    private final RetireHost retire;
    private final InventoryReads reads;
    private final History history;
    private final ObjectMapper json;
    private final Caller caller;

    @Inject
    HostResource(
            RegisterHost register,
            RetireHost retire,
            InventoryReads reads,
            History history,
            ObjectMapper json,
            Caller caller) {
        this.register = register;
        this.retire = retire;
        this.reads = reads;
        this.history = history;
        this.json = json;
        this.caller = caller;
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Registers a host, or changes what is said about it")
    @APIResponse(responseCode = "201", description = "The host is new")
    @APIResponse(responseCode = "200", description = "The host was known; its revision grows if something is different")
    @APIResponse(responseCode = "412", description = "The host is not at the revision of If-Match")
    public RestResponse<HostView> put(
            @RestPath String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewHost body) {
        HostId host = Requests.host(id);
        Put put = register.put(host, body.description(host), Requests.expectedRevision(ifMatch), caller.origin());
        RestResponse.Status status = Answers.status(put);
        HostSummary now = known(host);
        return Answers.withRevision(status, HostView.of(now), now.revision());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            summary = "Takes a host out of service",
            description = "It stays known as retired; the next report or description puts it back.")
    @APIResponse(responseCode = "204", description = "It is retired")
    @APIResponse(responseCode = "409", description = "Functions of it are held, or a source is connected to it")
    @APIResponse(responseCode = "412", description = "The host is not at the revision of If-Match")
    public void delete(@RestPath String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        HostId host = Requests.host(id);
        RetireHost.Outcome outcome = retire.retire(host, Requests.expectedRevision(ifMatch), caller.origin());
        if (outcome instanceof RetireHost.Outcome.Unknown) {
            throw unknown(host);
        }
        if (outcome instanceof RetireHost.Outcome.OtherRevision other) {
            throw Answers.otherRevision(other.revision());
        }
        if (outcome instanceof RetireHost.Outcome.Refused refused) {
            throw ReportProblems.refused(refused.refusal());
        }
    }

    @GET
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Lists hosts in the order of their ids")
    public ListView<HostView> list(@RestQuery @Nullable String after, @RestQuery @Nullable String limit) {
        int count = Requests.limit(limit);
        return ListView.of(reads.hosts(after, count + 1), count, HostView::of, host -> host.id()
                .value());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Shows one host")
    public RestResponse<HostView> get(@RestPath String id) {
        HostSummary host = known(Requests.host(id));
        return Answers.withRevision(RestResponse.Status.OK, HostView.of(host), host.revision());
    }

    @GET
    @Path("{id}/devices")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Lists the host's functions in the order of their addresses, bridges included")
    public ListView<DeviceView> devices(
            @RestPath String id, @RestQuery @Nullable String after, @RestQuery @Nullable String limit) {
        HostId host = known(Requests.host(id)).id();
        Page<Device> page = reads.devices(DeviceFilter.ofHost(host), after, Requests.limit(limit));
        String project = caller.project();
        return new ListView<>(
                page.items().stream()
                        .map(device -> DeviceView.of(device, project))
                        .toList(),
                page.next());
    }

    @GET
    @Path("{id}/topology")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Shows the host by slots, with its groups and the evidence for them")
    public TopologyView topology(@RestPath String id) {
        HostSummary host = known(Requests.host(id));
        return TopologyView.of(host, reads.devices(host.id()), caller.project());
    }

    @GET
    @Path("{id}/changes")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(
            summary = "Lists what changed about the host, the newest first",
            description = "Kept for 400 days unless the installation says otherwise.")
    public ListView<ChangeView> changes(
            @RestPath String id,
            @RestQuery @Nullable String address,
            @RestQuery @Nullable String after,
            @RestQuery @Nullable String limit) {
        HostId host = known(Requests.host(id)).id();
        int count = Requests.limit(limit);
        return ListView.of(
                history.of(host, Requests.address(address), Requests.place(after), count + 1),
                count,
                change -> ChangeView.of(change, json),
                change -> Long.toString(change.position()));
    }

    private HostSummary known(HostId id) {
        return reads.host(id).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(HostId id) {
        return ProblemCode.HOST_UNKNOWN.problem("Nobody registered " + id);
    }
}
