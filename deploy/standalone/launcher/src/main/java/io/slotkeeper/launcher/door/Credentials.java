package io.slotkeeper.launcher.door;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends a request: the session of its cookie, or the bearer of its token. */
final class Credentials {
    static final String CSRF_HEADER = "x-slotkeeper-csrf";

    private final String cookieName;
    private final Sessions sessions;
    private final BearerTokens tokens;

    /** The cookie is named after the port: cookies do not tell ports apart, and two installations may run. */
    Credentials(int port, Sessions sessions, BearerTokens tokens) {
        this.cookieName = "slotkeeper-session-" + port;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    Optional<Session> session(HttpServerRequest request) {
        return sessions.find(cookie(request));
    }

    Optional<Identity> identity(HttpServerRequest request) {
        return session(request).map(Session::identity).or(() -> tokens.verify(request.getHeader("authorization")));
    }

    /** A write by cookie must show that a script of ours sent it; other sites cannot set the header. */
    Optional<Problem> refuse(HttpServerRequest request) {
        boolean unproven = Authority.isWrite(request)
                && session(request).isPresent()
                && !"1".equals(request.getHeader(CSRF_HEADER));
        return unproven ? Optional.of(Problem.csrfRequired()) : Optional.empty();
    }

    /** The Authorization value for the services where the cookie decides; it replaces whatever the request says. */
    Optional<String> bearer(HttpServerRequest request) {
        return session(request).map(sessions::bearer);
    }

    void logIn(HttpServerRequest request, String role) {
        sessions.close(cookie(request));
        give(request.response(), sessions.open(role), Sessions.VALIDITY.toSeconds());
    }

    void logOut(HttpServerRequest request) {
        sessions.close(cookie(request));
        give(request.response(), "", 0);
    }

    private @Nullable String cookie(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookieName);
        return cookie == null ? null : cookie.getValue();
    }

    private void give(HttpServerResponse response, String value, long seconds) {
        response.addCookie(Cookie.cookie(cookieName, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(seconds));
    }
}
