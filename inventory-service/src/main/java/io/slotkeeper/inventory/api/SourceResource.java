package io.slotkeeper.inventory.api;

import static io.slotkeeper.inventory.api.Roles.ADMIN;
import static io.slotkeeper.inventory.api.Roles.OPERATOR;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.slotkeeper.inventory.application.Put;
import io.slotkeeper.inventory.application.source.ManageSources;
import io.slotkeeper.inventory.application.source.SourceRuns;
import io.slotkeeper.inventory.application.source.TrySource;
import io.slotkeeper.inventory.application.source.WatchSources;
import io.slotkeeper.inventory.application.source.WatchSources.WatchedSource;
import io.slotkeeper.inventory.domain.Source;
import io.slotkeeper.inventory.domain.SourceName;
import io.slotkeeper.messaging.operations.AllowedWhileDiverged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Sources: vCenters and hosts that are read by ourselves. They are only ever read. */
@Path("/api/inventory/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sources")
public class SourceResource {
    /** What a source is called in messages as long as it has no name. */
    private static final String UNTRIED = "untried";

    private final ManageSources manage;
    private final WatchSources watch;
    private final TrySource trial;
    private final SourceRuns runs;
    private final Caller caller;

    @Inject
    SourceResource(ManageSources manage, WatchSources watch, TrySource trial, SourceRuns runs, Caller caller) {
        this.manage = manage;
        this.watch = watch;
        this.trial = trial;
        this.runs = runs;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Sets a source up; it is read at once")
    @APIResponse(responseCode = "201", description = "The source is set up")
    @APIResponse(responseCode = "409", description = "There is a source of this id")
    public RestResponse<SourceView> post(@NotNull @Valid NewSource body) {
        SourceName id = Requests.managedSource(Objects.requireNonNullElse(body.id(), ""));
        if (!manage.add(id, body.settings(), caller.origin())) {
            throw ProblemCode.SOURCE_EXISTS.problem(
                    "There is a source %s; PUT changes it, and DELETE removes it".formatted(id));
        }
        runs.wake();
        WatchedSource now = known(id);
        return ResponseBuilder.create(RestResponse.Status.CREATED, SourceView.of(now))
                .location(URI.create("/api/inventory/v1/sources/" + id))
                .header(HttpHeaders.ETAG, "\"" + now.kept().source().revision() + "\"")
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(
            summary = "Sets a source up, or changes how it is read",
            description = "Another vCenter is another source: its objects have names that mean something else here.")
    @APIResponse(responseCode = "201", description = "The source is new")
    @APIResponse(responseCode = "200", description = "The source was known; if something is different it is read anew")
    @APIResponse(responseCode = "412", description = "The source is not at the revision of If-Match")
    public RestResponse<SourceView> put(
            @RestPath String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewSource body) {
        SourceName source = Requests.managedSource(id);
        if (body.id() != null && !body.id().equals(id)) {
            throw ProblemCode.INVALID_REQUEST.problem("the id in the body is another one than in the path");
        }
        Put put = manage.put(source, body.settings(), Requests.expectedRevision(ifMatch), caller.origin());
        RestResponse.Status status = Answers.status(put);
        runs.wake();
        return answer(status, known(source));
    }

    @GET
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Lists sources in the order of their ids")
    public ListView<SourceView> list(@RestQuery @Nullable String after, @RestQuery @Nullable String limit) {
        int count = Requests.limit(limit);
        return ListView.of(watch.list(after, count + 1), count, SourceView::of, source -> source.kept()
                .source()
                .id()
                .value());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Shows one source and how it does")
    public RestResponse<SourceView> get(@RestPath String id) {
        return answer(RestResponse.Status.OK, known(Requests.sourceName(id)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Removes a source; what it said stays as it was last known")
    @APIResponse(responseCode = "204", description = "It is read no more")
    public void delete(@RestPath String id) {
        SourceName source = Requests.sourceName(id);
        if (!manage.remove(source, caller.origin())) {
            throw unknown(source);
        }
        runs.wake();
    }

    @POST
    @AllowedWhileDiverged
    @Path("test")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Tries whether such a source could be read; stores nothing")
    @APIResponse(responseCode = "409", description = "The same server is being tried already, or too many are")
    public ProbeView test(@NotNull @Valid NewSource body) {
        return probe(body.untried(
                body.id() == null ? UNTRIED : Requests.managedSource(body.id()).value(), caller.project()));
    }

    @POST
    @AllowedWhileDiverged
    @Path("{id}/test")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Tries whether the source can be read as it is set up")
    @APIResponse(responseCode = "409", description = "The same server is being tried already, or too many are")
    public ProbeView testKnown(@RestPath String id) {
        return probe(known(Requests.sourceName(id)).kept().source());
    }

    @POST
    @Path("{id}/sync")
    @RolesAllowed({OPERATOR, ADMIN})
    @Operation(summary = "Has everything of the source read anew, within a few seconds")
    @APIResponse(responseCode = "202", description = "It will be")
    public RestResponse<SourceView> sync(@RestPath String id) {
        SourceName source = Requests.sourceName(id);
        if (!manage.readAnew(source)) {
            throw unknown(source);
        }
        runs.wake();
        return answer(RestResponse.Status.ACCEPTED, known(source));
    }

    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException misfit) {
        return UnreadableSource.of(misfit).toResponse();
    }

    private ProbeView probe(Source source) {
        return trial.probe(source)
                .map(ProbeView::of)
                .orElseThrow(() -> ProblemCode.SOURCE_BUSY.problem("Wait for the answer of the try before this one"));
    }

    private WatchedSource known(SourceName id) {
        return watch.find(id).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(SourceName id) {
        return ProblemCode.SOURCE_UNKNOWN.problem("Nobody set " + id + " up");
    }

    private static RestResponse<SourceView> answer(RestResponse.Status status, WatchedSource source) {
        return Answers.withRevision(
                status, SourceView.of(source), source.kept().source().revision());
    }
}
