package io.slotkeeper.policy.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Revisions as ETag and If-Match, so that nobody overwrites what he has not seen. */
final class Revisions {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Revisions() {}

    /** The revision of an If-Match header, which must be there; null where any will do ({@code *}). */
    static @Nullable Long expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw ProblemCode.PRECONDITION_REQUIRED.problem(
                    "Send If-Match with the ETag that came with what you have seen.");
        }
        if (ifMatch.equals("*")) {
            return null;
        }
        Matcher matcher = ETAG.matcher(ifMatch);
        if (!matcher.matches()) {
            throw ProblemCode.INVALID_REQUEST.problem("If-Match takes an ETag that this service gave.");
        }
        return Long.valueOf(matcher.group(1));
    }

    static Response ok(Object view, long revision) {
        return Response.ok(view).header(HttpHeaders.ETAG, tag(revision)).build();
    }

    static String tag(long revision) {
        return "\"" + revision + "\"";
    }
}
