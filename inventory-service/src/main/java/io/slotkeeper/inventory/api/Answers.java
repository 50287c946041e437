package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.Put;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry the revision as ETag. */
final class Answers {
    private Answers() {}

    static <T> RestResponse<T> withRevision(RestResponse.Status status, T view, long revision) {
        return ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, "\"" + revision + "\"")
                .build();
    }

    static RuntimeException otherRevision(long revision) {
        return ProblemCode.PRECONDITION_FAILED.problem("It is at revision " + revision);
    }

    /** 201 for what is new, 200 for what was there; another revision than the expected one is a problem. */
    static RestResponse.Status status(Put put) {
        if (put instanceof Put.OtherRevision other) {
            throw otherRevision(other.revision());
        }
        return put instanceof Put.Created ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    }
}
