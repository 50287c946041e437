package io.slotkeeper.launcher.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A service that is ready at once, or one that dies, waits for something, is broken, or disagrees with Kafka if its argument says so. */
public final class TinyChild {
    private TinyChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("dies")) {
            System.out.println("I die");
            System.exit(7);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String behaviour = arguments.length > 0 ? arguments[0] : "serves";
        answer(server, "/q/health/ready", behaviour.equals("serves") ? 200 : 503, behaviour);
        answer(server, "/q/health/live", behaviour.equals("breaks") ? 503 : 200, behaviour);
        server.start();
        System.out.println("secret is " + System.getenv("QUARKUS_DATASOURCE_PASSWORD"));
        new CountDownLatch(1).await();
    }

    private static void answer(HttpServer server, String path, int code, String behaviour) {
        byte[] body = (behaviour.equals("diverges") ? "{\"reason\":\"diverged: by 3 records\"}" : "{}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
