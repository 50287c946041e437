package io.slotkeeper.launcher.door;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One login in a browser: who it is, until when it lasts, the short-lived token that it stands for, and the requests
 * that are being answered in its name, live streams among them.
 */
final class Session {
    private final Identity identity;
    private final Instant until;
    private final Set<HttpServerRequest> served = ConcurrentHashMap.newKeySet();
    private String token = "";
    private Instant tokenUntil = Instant.EPOCH;

    Session(Identity identity, Instant until) {
        this.identity = identity;
        this.until = until;
    }

    Identity identity() {
        return identity;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    /** The token for the services, a new one when the last has less than a minute left. */
    synchronized String token(TokenSource source, Instant now) {
        if (now.isAfter(tokenUntil.minus(Sessions.TOKEN_MARGIN))) {
            token = source.mint(identity.subject(), identity.role(), Sessions.TOKEN_VALIDITY);
            tokenUntil = now.plus(Sessions.TOKEN_VALIDITY);
        }
        return token;
    }

    /** Remembers the request until it is answered. */
    void serve(HttpServerRequest request) {
        served.add(request);
        request.response().endHandler(end -> served.remove(request)).closeHandler(closed -> served.remove(request));
    }

    /** Breaks off what is still being answered: nobody reads on in the name of a session that is over. */
    void end() {
        served.forEach(request -> request.connection().close());
    }
}
