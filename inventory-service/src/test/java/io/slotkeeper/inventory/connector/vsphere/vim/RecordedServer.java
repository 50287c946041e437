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
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Records exchanges with a server in a file, and answers from it: the same request gets the same answers in their order.
 * A session's cookie is not recorded; after the recorded logout the recorded answers are those of its end.
 */
final class RecordedServer implements AutoCloseable {
    private static final String REQUEST = "### request\n";
    private static final String ANSWER = "### answer ";
    private static final int REFUSED = 501;

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

    static RecordedServer replaying(Path file) throws IOException {
        Map<String, Queue<Said>> answers = new HashMap<>();
        for (String exchange : Files.readString(file).split(REQUEST)) {
            String[] parts = exchange.split(ANSWER, 2);
            if (parts.length == 2) {
                String[] answer = parts[1].split("\n", 2);
                answers.computeIfAbsent(parts[0].strip(), request -> new ArrayDeque<>())
                        .add(new Said(Integer.parseInt(answer[0]), answer[1].strip()));
            }
        }
        return new RecordedServer((request, exchange) -> {
            exchange.getResponseHeaders().set("Set-Cookie", "vmware_soap_session=recorded; Path=/; HttpOnly");
            synchronized (answers) {
                Said said = answers.getOrDefault(request, new ArrayDeque<>()).poll();
                return said == null ? new Said(REFUSED, "nobody recorded " + request) : said;
            }
        });
    }

    static RecordedServer recording(Path file, URI upstream) throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        return new RecordedServer((request, exchange) -> {
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(upstream)
                    .header("Content-Type", "text/xml")
                    .POST(HttpRequest.BodyPublishers.ofString(request));
            for (String header : List.of("SOAPAction", "Cookie")) {
                exchange.getRequestHeaders()
                        .getOrDefault(header, List.of())
                        .forEach(value -> forwarded.header(header, value));
            }
            HttpResponse<String> response = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(cookie -> exchange.getResponseHeaders()
                    .add("Set-Cookie", cookie));
            String body = trimmed(response.body().strip());
            synchronized (http) {
                Files.writeString(
                        file,
                        REQUEST + request + "\n" + ANSWER + response.statusCode() + "\n" + body + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            return new Said(response.statusCode(), body);
        });
    }

    /** Leaves out all PCI devices but the first two of an answer, which has 43 that are all alike. */
    private static String trimmed(String body) {
        String end = "</HostPciDevice>";
        int second = body.indexOf(end, body.indexOf(end) + 1);
        return second < 0 ? body : body.substring(0, second) + body.substring(body.lastIndexOf(end));
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
