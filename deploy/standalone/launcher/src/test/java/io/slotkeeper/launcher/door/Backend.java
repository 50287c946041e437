package io.slotkeeper.launcher.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A real HTTP server that tells what reached it, streams events on demand, and can break off. */
final class Backend {
    final BlockingQueue<HttpServerResponse> streams = new LinkedBlockingQueue<>();
    final BlockingQueue<String> closedStreams = new LinkedBlockingQueue<>();
    private final String name;
    private final HttpServer server;

    Backend(Vertx vertx, String name) {
        this.name = name;
        this.server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        if (request.path().endsWith("/stream")) {
            HttpServerResponse response =
                    request.response().setChunked(true).putHeader("content-type", "text/event-stream");
            response.closeHandler(closed -> closedStreams.add(request.uri()));
            response.write("data: hello\n\n");
            streams.add(response);
        } else if (request.path().endsWith("/break")) {
            request.connection().close();
        } else {
            request.body().onSuccess(body -> request.response()
                    .setStatusCode(request.path().endsWith("/teapot") ? 418 : 200)
                    .putHeader("content-type", "application/json")
                    .end(new JsonObject()
                            .put("backend", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("length", body.length())
                            .put("headers", headers(request))
                            .toBuffer()));
        }
    }

    private static JsonObject headers(HttpServerRequest request) {
        JsonObject headers = new JsonObject();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue());
        }
        return headers;
    }
}
