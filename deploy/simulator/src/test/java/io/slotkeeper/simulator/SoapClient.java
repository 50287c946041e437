package io.slotkeeper.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The wire, by hand: what it sends and gets is the text, so that nothing of the simulator's own is trusted. */
public final class SoapClient {
    private static final String COLLECTOR = "<_this type=\"PropertyCollector\">propertyCollector</_this>";

    private final HttpClient http;
    private final URI url;
    private String cookie = "";

    public SoapClient(URI url) {
        this(url, HttpClient.newHttpClient());
    }

    public SoapClient(URI url, HttpClient http) {
        this.url = url;
        this.http = http;
    }

    /** An answer. */
    public record Reply(int status, String body) {
        /** The texts of all elements of this name. */
        public List<String> all(String element) {
            Matcher matcher = Pattern.compile("<%1$s(?: [^>]*)?>([^<]*)</%1$s>".formatted(element))
                    .matcher(body);
            return matcher.results().map(result -> result.group(1)).toList();
        }

        public String one(String element) {
            List<String> texts = all(element);
            if (texts.size() != 1) {
                throw new AssertionError("%d times %s in %s".formatted(texts.size(), element, body));
            }
            return texts.get(0);
        }

        /** The type of the fault, or the whole body where there is none. */
        public String fault() {
            Matcher matcher = Pattern.compile("<detail><\\w+ xmlns=\"urn:vim25\" xsi:type=\"(\\w+)\">")
                    .matcher(body);
            return matcher.find() ? matcher.group(1) : body;
        }
    }

    public Reply call(String method, String type, String ref, String arguments) {
        return call("<%1$s><_this type=\"%2$s\">%3$s</_this>%4$s</%1$s>".formatted(method, type, ref, arguments));
    }

    public Reply call(String body) {
        String envelope = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"urn:vim25\"><soapenv:Body>"
                + body + "</soapenv:Body></soapenv:Envelope>";
        try {
            return send(envelope);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    public Reply send(String envelope) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "urn:vim25/8.0")
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(given -> cookie = given.split(";", -1)[0]);
        return new Reply(response.statusCode(), response.body());
    }

    public Reply login(String user, String password) {
        return call(
                "Login",
                "SessionManager",
                "SessionManager",
                "<userName>%s</userName><password>%s</password>".formatted(user, password));
    }

    public SoapClient loggedIn() {
        Reply reply = login(SimulatorOptions.USER, "secret");
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
        return this;
    }

    public Reply logout() {
        return call("Logout", "SessionManager", "SessionManager", "");
    }

    public String view(String... types) {
        String arguments = "<container type=\"Folder\">group-d1</container>"
                + Arrays.stream(types).map("<type>%s</type>"::formatted).collect(Collectors.joining())
                + "<recursive>true</recursive>";
        return call("CreateContainerView", "ViewManager", "ViewManager", arguments)
                .one("returnval");
    }

    public static String overView(String view, Map<String, List<String>> paths) {
        return properties(paths)
                + "<objectSet><obj type=\"ContainerView\">%s</obj><skip>true</skip>".formatted(view)
                + "<selectSet xsi:type=\"TraversalSpec\"><name>v</name><type>ContainerView</type><path>view</path>"
                + "<skip>false</skip></selectSet></objectSet>";
    }

    private static String properties(Map<String, List<String>> paths) {
        return paths.entrySet().stream()
                .map(entry -> "<propSet><type>%s</type>%s</propSet>"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .map("<pathSet>%s</pathSet>"::formatted)
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
    }

    public Reply retrieve(String spec, int maxObjects) {
        String options =
                maxObjects == 0 ? "<options/>" : "<options><maxObjects>%d</maxObjects></options>".formatted(maxObjects);
        return call("<RetrievePropertiesEx>%s<specSet>%s</specSet>%s</RetrievePropertiesEx>"
                .formatted(COLLECTOR, spec, options));
    }

    public Reply next(String token) {
        return call("<ContinueRetrievePropertiesEx>%s<token>%s</token></ContinueRetrievePropertiesEx>"
                .formatted(COLLECTOR, token));
    }

    /** One property of one object. */
    public Reply read(String type, String ref, String path) {
        return retrieve(direct(type, ref, path), 0);
    }

    public static String direct(String type, String ref, String path) {
        return properties(Map.of(type, List.of(path)))
                + "<objectSet><obj type=\"%s\">%s</obj></objectSet>".formatted(type, ref);
    }

    public String filter(String spec) {
        return call("<CreateFilter>%s<spec>%s</spec><partialUpdates>false</partialUpdates></CreateFilter>"
                        .formatted(COLLECTOR, spec))
                .one("returnval");
    }

    public Reply await(String version, int seconds) {
        return await(version, seconds, 0);
    }

    public Reply await(String version, int seconds, int maxObjects) {
        String most = maxObjects == 0 ? "" : "<maxObjectUpdates>%d</maxObjectUpdates>".formatted(maxObjects);
        return call(
                "<WaitForUpdatesEx>%s<version>%s</version><options><maxWaitSeconds>%d</maxWaitSeconds>%s</options></WaitForUpdatesEx>"
                        .formatted(COLLECTOR, version, seconds, most));
    }
}
