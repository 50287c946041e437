package io.slotkeeper.launcher.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpUtils;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which the door may be reached. Anything else in Host is a page that rebinds its name to loopback;
 * anything else in Origin is a page of another site.
 */
final class Authority {
    private static final int HTTP_PORT = 80;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> TUNNELS = Set.of(HttpMethod.CONNECT, HttpMethod.TRACE);

    private final Set<String> hosts;
    private final Set<String> origins;

    Authority(int port) {
        this.hosts = Stream.of("localhost", "127.0.0.1", "[::1]")
                .flatMap(host -> port == HTTP_PORT ? Stream.of(host, host + ":" + port) : Stream.of(host + ":" + port))
                .collect(Collectors.toUnmodifiableSet());
        this.origins = hosts.stream().map(host -> "http://" + host).collect(Collectors.toUnmodifiableSet());
    }

    /** Why this request is not even looked at, if so. */
    Optional<Problem> refuse(HttpServerRequest request) {
        List<String> host = request.headers().getAll("host");
        if (host.size() != 1 || !hosts.contains(host.get(0).toLowerCase(Locale.ROOT))) {
            return Optional.of(Problem.hostNotAllowed());
        }
        if (TUNNELS.contains(request.method())) {
            return Optional.of(Problem.methodNotAllowed(request.method().name()));
        }
        if (!isPlain(request)) {
            return Optional.of(Problem.invalidRequest("The path must be written in its shortest form"));
        }
        return isWrite(request) ? refuseForeign(request) : Optional.empty();
    }

    /** Refuses a request that a page of another origin sends. */
    private Optional<Problem> refuseForeign(HttpServerRequest request) {
        for (String origin : request.headers().getAll("origin")) {
            if (!origins.contains(origin.toLowerCase(Locale.ROOT))) {
                return Optional.of(Problem.originNotAllowed(origin));
            }
        }
        return Optional.empty();
    }

    static boolean isWrite(HttpServerRequest request) {
        return !READS.contains(request.method());
    }

    /** False where a service could read another path than the door did: dots, double slashes, encoded letters. */
    private static boolean isPlain(HttpServerRequest request) {
        String path = request.path();
        return path != null
                && request.uri().startsWith("/")
                && !path.contains("\\")
                && !path.contains(";")
                && !path.toLowerCase(Locale.ROOT).contains("%2f")
                && path.equals(HttpUtils.normalizePath(path));
    }
}
