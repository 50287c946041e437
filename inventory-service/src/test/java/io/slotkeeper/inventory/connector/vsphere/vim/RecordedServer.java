package io.slotkeeper.inventory.connector.vsphere.vim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records exchanges with a server as pairs of files, and answers from them: the same request gets the same answers in
 * their order. A session's cookie is not recorded; after the recorded logout the recorded answers are those of its end.
 */
final class RecordedServer implements AutoCloseable {
    private static final Pattern RESPONSE = Pattern.compile("(.*)\\.response-(\\d+)\\.xml");
    private static final Pattern METHOD = Pattern.compile("<soapenv:Body><(\\w+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private record Said(int status, String body) {}

    private interface Handling {
        Said answer(String request, HttpExchange exchange) throws IOException, InterruptedException;
    }

    private RecordedServer(Handling handling) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/sdk", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try (exchange) {
                Said said = handling.answer(request, exchange);
                byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
                exchange.sendResponseHeaders(said.status(), body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    static RecordedServer replaying(Path directory) throws IOException {
        Map<String, Queue<Said>> answers = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = RESPONSE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    String request = Files.readString(directory.resolve(name.group(1) + ".request.xml"));
                    answers.computeIfAbsent(request, asked -> new ArrayDeque<>())
                            .add(new Said(Integer.parseInt(name.group(2)), Files.readString(file)));
                }
            }
        }
        return new RecordedServer((request, exchange) -> {
            exchange.getResponseHeaders().set("Set-Cookie", "vmware_soap_session=recorded; Path=/; HttpOnly");
            synchronized (answers) {
                Said said = answers.getOrDefault(request, new ArrayDeque<>()).poll();
                return said == null ? new Said(501, "nobody recorded " + request) : said;
            }
        });
    }

    static RecordedServer recording(Path directory, URI upstream) throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        AtomicInteger number = new AtomicInteger();
        return new RecordedServer((request, exchange) -> {
            Matcher method = METHOD.matcher(request);
            String name = "%02d-%s".formatted(number.incrementAndGet(), method.find() ? method.group(1) : "unknown");
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(upstream)
                    .header("Content-Type", "text/xml")
                    .POST(HttpRequest.BodyPublishers.ofString(request));
            for (String header : List.of("SOAPAction", "Cookie")) {
                exchange.getRequestHeaders()
                        .getOrDefault(header, List.of())
                        .forEach(value -> forwarded.header(header, value));
            }
            HttpResponse<String> response = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
            response.headers()
                    .allValues("Set-Cookie")
                    .forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
            Files.writeString(directory.resolve(name + ".request.xml"), request);
            Files.writeString(directory.resolve(name + ".response-" + response.statusCode() + ".xml"), response.body());
            return new Said(response.statusCode(), response.body());
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sdk");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
