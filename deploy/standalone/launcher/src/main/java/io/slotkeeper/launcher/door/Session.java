package io.slotkeeper.launcher.door;

import java.time.Instant;

/** One login in a browser: who it is, until when it lasts, and the short-lived token that it stands for. */
final class Session {
    private final Identity identity;
    private final Instant until;
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
}
