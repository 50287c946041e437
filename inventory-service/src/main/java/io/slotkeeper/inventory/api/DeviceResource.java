package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.APPROVER;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;
import static io.slotkeeper.inventory.api.Roles.REQUESTER;
import static io.slotkeeper.inventory.api.Roles.VIEWER;

import io.slotkeeper.inventory.application.Device;
import io.slotkeeper.inventory.application.InventoryReads;
import io.slotkeeper.inventory.application.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Functions of the whole fleet. */
@Path("/api/inventory/v1/devices")
@Tag(name = "devices")
public class DeviceResource {
    private static final String CSV = "text/csv";
    private static final int CSV_PAGE = 500;

    private final InventoryReads reads;
    private final Caller caller;

    @Inject
    DeviceResource(InventoryReads reads, Caller caller) {
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(
            summary = "Lists functions of all hosts that fit the filter; with Accept: text/csv all of them as a table")
    public ListView<DeviceView> list(@BeanParam DeviceSearch search) {
        Page<Device> page = reads.devices(search.filter(), search.after, Requests.limit(search.limit));
        String project = caller.project();
        return new ListView<>(
                page.items().stream()
                        .map(device -> DeviceView.of(device, project))
                        .toList(),
                page.next());
    }

    @GET
    // who names no type gets JSON
    @Produces(CSV + ";qs=0.5")
    @RolesAllowed({VIEWER, REQUESTER, APPROVER, OPERATOR, ADMIN})
    @Operation(hidden = true)
    public RestResponse<String> csv(@BeanParam DeviceSearch search) {
        StringBuilder table = new StringBuilder(DeviceCsv.HEADER);
        String project = caller.project();
        @Nullable String after = search.after;
        do {
            Page<Device> page = reads.devices(search.filter(), after, CSV_PAGE);
            page.items().forEach(device -> table.append(DeviceCsv.line(DeviceView.of(device, project))));
            after = page.next();
        } while (after != null);
        return ResponseBuilder.ok(table.toString())
                .header(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8")
                .build();
    }
}
