package io.slotkeeper.launcher.door;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** What the front door refuses, as problem+json (RFC 9457) with a stable code. */
record Problem(int status, String code, String title, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem invalidRequest(String detail) {
        return new Problem(400, "invalid-request", "The request is not valid", detail);
    }

    static Problem unauthenticated(String detail) {
        return new Problem(401, "unauthenticated", "Credentials are needed", detail);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Your role may not do this", detail);
    }

    static Problem csrfRequired() {
        return new Problem(
                403,
                "csrf-required",
                "The CSRF header is missing",
                "A write that is authenticated by the session cookie needs the header X-Slotkeeper-CSRF: 1");
    }

    static Problem originNotAllowed(String origin) {
        return new Problem(
                403,
                "origin-not-allowed",
                "The request comes from another site",
                "Only pages of Slotkeeper itself may send this request; it came from " + origin);
    }

    static Problem loginLinkInvalid() {
        return new Problem(
                403,
                "login-link-invalid",
                "The login link is not valid",
                "It was used before, or is older than five minutes. deploy/up --login-link prints a new one");
    }

    static Problem notFound(String path) {
        return new Problem(404, "not-found", "There is nothing here", "No part of Slotkeeper answers " + path);
    }

    static Problem methodNotAllowed(String method) {
        return new Problem(405, "method-not-allowed", "The method is not allowed here", method + " is not supported");
    }

    static Problem bodyTooLarge(int most) {
        return new Problem(413, "body-too-large", "The body is too large", "At most " + most + " bytes are read here");
    }

    static Problem hostNotAllowed() {
        return new Problem(
                421,
                "host-not-allowed",
                "The host name is not one of ours",
                "Use localhost, 127.0.0.1 or [::1] with the port of the front door");
    }

    static Problem serviceFailed(String service) {
        return new Problem(
                502, "service-unavailable", "A service broke off", service + " ended the connection without an answer");
    }

    static Problem serviceUnavailable(String service) {
        return new Problem(
                503,
                "service-unavailable",
                "A service is not available",
                service + " does not run right now; it is being started again");
    }

    Buffer body() {
        return new JsonObject()
                .put("type", "urn:slotkeeper:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .toBuffer();
    }

    void answer(HttpServerResponse response) {
        response.setStatusCode(status)
                .putHeader("content-type", MEDIA_TYPE)
                .putHeader("cache-control", "no-store")
                .end(body());
    }
}
