package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.APPROVER;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;
import static io.slotkeeper.inventory.api.Roles.REQUESTER;
import static io.slotkeeper.inventory.api.Roles.VIEWER;

import io.slotkeeper.inventory.application.DescribeVm;
import io.slotkeeper.inventory.application.Put;
import io.slotkeeper.inventory.application.Vms;
import io.slotkeeper.inventory.domain.Vm;
import io.slotkeeper.inventory.domain.VmId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** Virtual machines: what they use and what limits them. */
@Path("/api/inventory/v1/vms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vms")
public class VmResource {
    private final DescribeVm describe;
    private final Vms vms;
    private final Caller caller;

    @Inject
    VmResource(DescribeVm describe, Vms vms, Caller caller) {
        this.describe = describe;
        this.vms = vms;
        this.caller = caller;
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Describes a virtual machine")
    @APIResponse(responseCode = "201", description = "The machine is new")
    @APIResponse(responseCode = "200", description = "The machine was known")
    @APIResponse(responseCode = "412", description = "The machine is not at the revision of If-Match")
    public RestResponse<VmView> put(
            @RestPath String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewVm body) {
        VmId vm = Requests.vm(id);
        Put put = describe.put(vm, body.facts(), Requests.expectedRevision(ifMatch), caller.origin());
        RestResponse.Status status = Answers.status(put);
        Vm now = known(vm);
        return Answers.withRevision(status, VmView.of(now), now.revision());
    }

    @GET
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Lists virtual machines in the order of their ids")
    public ListView<VmView> list(@RestQuery @Nullable String after, @RestQuery @Nullable String limit) {
        int count = Requests.limit(limit);
        return ListView.of(
                vms.list(after, count + 1), count, VmView::of, vm -> vm.id().value());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(summary = "Shows one virtual machine")
    public RestResponse<VmView> get(@RestPath String id) {
        Vm vm = known(Requests.vm(id));
        return Answers.withRevision(RestResponse.Status.OK, VmView.of(vm), vm.revision());
    }

    private Vm known(VmId id) {
        return vms.find(id).orElseThrow(() -> ProblemCode.VM_UNKNOWN.problem("Nobody described " + id));
    }
}
