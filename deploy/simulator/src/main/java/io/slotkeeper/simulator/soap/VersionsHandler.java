package io.slotkeeper.simulator.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.slotkeeper.simulator.fleet.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** GET /sdk/vimServiceVersions.xml: which versions of the API the server speaks; clients choose theirs by it. */
final class VersionsHandler implements HttpHandler {
    private static final List<String> RELEASES = List.of(
            "9.0.0.0", "8.0.3.0", "8.0.2.0", "8.0.1.0", "8.0.0.1", "7.0.3.0", "7.0", "6.7", "6.5", "6.0", "5.5", "5.1",
            "5.0", "4.1", "4.0", "2.5");

    private final byte[] document;

    VersionsHandler(String version) {
        String prior = RELEASES.stream()
                .filter(release -> Version.of(release).compareTo(Version.of(version)) < 0)
                .map("<version>%s</version>"::formatted)
                .collect(Collectors.joining());
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<namespaces version=\"1.0\"><namespace>"
                + "<name>urn:vim25</name><version>%s</version><priorVersions>%s</priorVersions>"
                        .formatted(version, prior)
                + "</namespace></namespaces>\n";
        this.document = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
        }
    }
}
