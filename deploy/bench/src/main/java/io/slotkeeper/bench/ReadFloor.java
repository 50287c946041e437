package io.slotkeeper.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The least that reading costs: the bulky properties of all hosts and machines, page by page, fetched and thrown away.
 * Nothing is parsed but the token of the next page, and what a reader asks of each host is not asked.
 */
final class ReadFloor {
    private static final int PAGE = 50;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("<token>([^<]+)</token>");
    private static final Pattern REFERENCE = Pattern.compile("<returnval[^>]*>([^<]+)</returnval>");
    private static final List<String> OF_HOSTS = List.of(
            "name",
            "hardware.systemInfo",
            "hardware.pciDevice",
            "hardware.numaInfo",
            "config.pciPassthruInfo",
            "config.network.pnic",
            "config.network.vswitch",
            "config.network.portgroup",
            "config.network.vnic",
            "config.storageDevice.hostBusAdapter",
            "config.storageDevice.scsiLun",
            "config.storageDevice.scsiTopology",
            "config.fileSystemVolume.mountInfo");
    private static final List<String> OF_MACHINES =
            List.of("name", "runtime.host", "config.instanceUuid", "config.hardware.device");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private String cookie = "";

    private ReadFloor(URI url) {
        this.url = url;
    }

    /** How many seconds a reading took. */
    static double seconds(URI url, Bed.Login login) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ReadFloor floor = new ReadFloor(url);
        floor.call(
                "Login",
                "SessionManager",
                "<userName>%s</userName><password>%s</password>".formatted(login.user(), login.password()));
        floor.readAll("HostSystem", OF_HOSTS);
        floor.readAll("VirtualMachine", OF_MACHINES);
        floor.call("Logout", "SessionManager", "");
        return (System.nanoTime() - begin) / 1e9;
    }

    private void readAll(String type, List<String> paths) throws IOException, InterruptedException {
        String view = first(
                REFERENCE,
                call(
                        "CreateContainerView",
                        "ViewManager",
                        "<container type=\"Folder\">group-d1</container><type>%s</type><recursive>true</recursive>"
                                .formatted(type)));
        String wanted = paths.stream().map("<pathSet>%s</pathSet>"::formatted).collect(Collectors.joining());
        String page = call(
                "RetrievePropertiesEx",
                "propertyCollector",
                ("<specSet><propSet><type>%s</type>%s</propSet><objectSet><obj type=\"ContainerView\">%s</obj>"
                                + "<skip>true</skip><selectSet xsi:type=\"TraversalSpec\"><name>v</name>"
                                + "<type>ContainerView</type><path>view</path><skip>false</skip></selectSet></objectSet>"
                                + "</specSet><options><maxObjects>%d</maxObjects></options>")
                        .formatted(type, wanted, view, PAGE));
        for (Matcher token = TOKEN.matcher(page); token.find(); token = TOKEN.matcher(page)) {
            page = call(
                    "ContinueRetrievePropertiesEx", "propertyCollector", "<token>%s</token>".formatted(token.group(1)));
        }
    }

    private String call(String method, String object, String arguments) throws IOException, InterruptedException {
        String envelope = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                        + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns=\"urn:vim25\"><soapenv:Body>"
                        + "<%1$s><_this type=\"%2$s\">%3$s</_this>%4$s</%1$s></soapenv:Body></soapenv:Envelope>")
                .formatted(method, type(object), object, arguments);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(LIMIT)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "urn:vim25/8.0")
                .POST(HttpRequest.BodyPublishers.ofString(envelope));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the simulated vCenter refuses " + method + ": " + response.body());
        }
        response.headers().firstValue("Set-Cookie").ifPresent(given -> cookie = given.split(";", -1)[0]);
        return response.body();
    }

    private static String type(String object) {
        return Character.toUpperCase(object.charAt(0)) + object.substring(1);
    }

    private static String first(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no reference in " + text);
        }
        return matcher.group(1);
    }
}
