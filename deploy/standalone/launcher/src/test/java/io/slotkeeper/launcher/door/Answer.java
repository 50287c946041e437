package io.slotkeeper.launcher.door;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;

/** What came back from the door. */
record Answer(int status, MultiMap headers, String body) {
    JsonObject json() {
        return new JsonObject(body);
    }

    /** The problem code, after making sure that it is a problem document. */
    String code() {
        if (!"application/problem+json".equals(headers.get("content-type"))) {
            throw new AssertionError("not a problem: " + status + " " + body);
        }
        return json().getString("code");
    }

    /** The request header as the backend saw it. */
    String seen(String header) {
        return json().getJsonObject("headers").getString(header);
    }
}
