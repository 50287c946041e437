package io.slotkeeper.launcher.door;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Optional;

/** One request on its way to a service: the service sees a bearer token and never a cookie. */
record Forwarding(String service, String path, Optional<String> bearer) implements ProxyInterceptor {
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final List<String> NOT_FORWARDED =
            List.of("cookie", "expect", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto");

    /** The service could not be reached at all, so that the request certainly did nothing. */
    static final class NotReachable extends Exception {
        NotReachable(String service) {
            super(service + " is not reachable");
        }

        NotReachable(String service, Throwable cause) {
            super(service + " is not reachable", cause);
        }
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest original = request.proxiedRequest();
        String query = original.query();
        request.setURI(query == null ? path : path + "?" + query);
        request.setAuthority(HostAndPort.parseAuthority(original.getHeader("host"), -1));
        NOT_FORWARDED.forEach(request.headers()::remove);
        bearer.ifPresent(token -> request.putHeader("authorization", token));
        return context.sendRequest().recover(failure -> Future.succeededFuture(explain(request, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        harden(context.response().headers());
        return context.sendResponse();
    }

    /** What every answer of the door says to a browser, unless the service says it itself. */
    static void harden(MultiMap headers) {
        setIfAbsent(headers, "x-content-type-options", "nosniff");
        setIfAbsent(headers, "x-frame-options", "DENY");
        setIfAbsent(headers, "referrer-policy", "same-origin");
    }

    private static void setIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private ProxyResponse explain(ProxyRequest request, Throwable failure) {
        Problem problem =
                failure instanceof NotReachable ? Problem.serviceUnavailable(service) : Problem.serviceFailed(service);
        return request.release()
                .response()
                .setStatusCode(problem.status())
                .putHeader("content-type", Problem.MEDIA_TYPE)
                .putHeader("retry-after", RETRY_AFTER_SECONDS)
                .setBody(Body.body(problem.body()));
    }
}
