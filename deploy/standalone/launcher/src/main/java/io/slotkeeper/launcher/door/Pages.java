package io.slotkeeper.launcher.door;

import io.slotkeeper.engine.TokenMint;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the door answers itself: login, logout, session, new login links and the state of the suite. */
final class Pages {
    private final Credentials credentials;
    private final LoginLinks links;
    private final Function<String, String> linkUrl;
    private final Supplier<SuiteStatus> status;

    Pages(Credentials credentials, LoginLinks links, Function<String, String> linkUrl, Supplier<SuiteStatus> status) {
        this.credentials = credentials;
        this.links = links;
        this.linkUrl = linkUrl;
        this.status = status;
    }

    void handle(Route.Page page, HttpServerRequest request) {
        switch (page) {
            case LOGIN -> on(request, Map.of(HttpMethod.GET, this::offerLogin, HttpMethod.POST, this::logIn));
            case LOGOUT -> on(request, Map.of(HttpMethod.POST, this::logOut));
            case SESSION -> on(request, Map.of(HttpMethod.GET, this::tellSession));
            case LINKS -> on(request, Map.of(HttpMethod.POST, this::issueLink));
            case STATUS -> on(request, Map.of(HttpMethod.GET, this::tellStatus));
        }
    }

    private interface Action {
        void handle(HttpServerRequest request);
    }

    private static void on(HttpServerRequest request, Map<HttpMethod, Action> actions) {
        HttpMethod method = request.method() == HttpMethod.HEAD ? HttpMethod.GET : request.method();
        Action action = actions.get(method);
        if (action == null) {
            Problem.methodNotAllowed(request.method().name()).answer(request.response());
        } else {
            action.handle(request);
        }
    }

    private void offerLogin(HttpServerRequest request) {
        String code = request.getParam("code");
        links.look(code)
                .ifPresentOrElse(
                        role -> LoginPage.offer(request.response(), code, role),
                        () -> LoginPage.spent(request.response()));
    }

    private void logIn(HttpServerRequest request) {
        SmallBody.read(request)
                .onFailure(tooLarge -> Problem.bodyTooLarge(SmallBody.MOST).answer(request.response()))
                .onSuccess(body -> SmallBody.formField(body, "code")
                        .flatMap(links::spend)
                        .ifPresentOrElse(role -> welcome(request, role), () -> turnAway(request)));
    }

    private void welcome(HttpServerRequest request, String role) {
        credentials.logIn(request, role);
        request.response()
                .setStatusCode(303)
                .putHeader("location", "/")
                .putHeader("cache-control", "no-store")
                .end();
    }

    private static void turnAway(HttpServerRequest request) {
        String accept = request.getHeader("accept");
        if (accept != null && accept.contains("text/html")) {
            LoginPage.spent(request.response());
        } else {
            Problem.loginLinkInvalid().answer(request.response());
        }
    }

    private void logOut(HttpServerRequest request) {
        credentials.logOut(request);
        request.response().setStatusCode(204).end();
    }

    private void tellSession(HttpServerRequest request) {
        credentials
                .identity(request)
                .ifPresentOrElse(
                        who -> json(
                                request.response(),
                                200,
                                new JsonObject().put("subject", who.subject()).put("role", who.role())),
                        () -> Problem.unauthenticated("Open a login link, or send a bearer token")
                                .answer(request.response()));
    }

    private void issueLink(HttpServerRequest request) {
        Optional<Identity> who = credentials.identity(request);
        if (who.isEmpty()) {
            Problem.unauthenticated("Send the admin's bearer token").answer(request.response());
        } else if (!who.get().role().equals("admin")) {
            Problem.forbidden("Only an admin hands out login links").answer(request.response());
        } else {
            SmallBody.read(request)
                    .onFailure(tooLarge -> Problem.bodyTooLarge(SmallBody.MOST).answer(request.response()))
                    .onSuccess(body -> issueLink(request.response(), body));
        }
    }

    private void issueLink(HttpServerResponse response, Buffer body) {
        try {
            String role = body.length() == 0 ? "admin" : new JsonObject(body).getString("role", "admin");
            if (TokenMint.ROLES.contains(role)) {
                String url = linkUrl.apply(links.issue(role));
                json(response, 201, new JsonObject().put("url", url).put("role", role));
            } else {
                Problem.invalidRequest("role is one of " + TokenMint.ROLES).answer(response);
            }
        } catch (DecodeException | ClassCastException e) {
            Problem.invalidRequest("The body is not a JSON object with a role").answer(response);
        }
    }

    private void tellStatus(HttpServerRequest request) {
        SuiteStatus now = status.get();
        json(
                request.response(),
                200,
                new JsonObject()
                        .put("status", now.status())
                        .put("database", now.database())
                        .put("services", new JsonObject(Map.copyOf(now.services())))
                        .put("version", now.version()));
    }

    private static void json(HttpServerResponse response, int code, JsonObject body) {
        response.setStatusCode(code)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(body.toBuffer());
    }
}
