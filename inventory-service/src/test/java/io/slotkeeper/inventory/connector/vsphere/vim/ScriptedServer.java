package io.slotkeeper.inventory.connector.vsphere.vim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP on loopback, as badly as a test wants; one request a connection. */
final class ScriptedServer implements AutoCloseable {
    private static final Pattern METHOD = Pattern.compile("<soapenv:Body><(\\w+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket listener;
    private final String scheme;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Writes whatever it likes, down to the status line. */
    interface Answer {
        void write(String request, OutputStream out) throws IOException, InterruptedException;
    }

    ScriptedServer() throws IOException {
        this("http", ServerSocketFactory.getDefault());
    }

    ScriptedServer(String scheme, ServerSocketFactory sockets) throws IOException {
        this.scheme = scheme;
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "scripted-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** A server that answers as it should where a session begins, until it is told otherwise. */
    static ScriptedServer wellBehaved() throws IOException {
        return new ScriptedServer()
                .on("RetrieveServiceContent", soap("RetrieveServiceContent", content("8.0.3.0")))
                .on("Login", withCookie("LoginResponse"))
                .on("Logout", soap("Logout", ""))
                .on("CreateContainerView", soap("CreateContainerView", reference("ContainerView", "view-1")))
                .on("DestroyView", soap("DestroyView", ""))
                .on("CreateFilter", soap("CreateFilter", reference("PropertyFilter", "filter-1")))
                .on("DestroyPropertyFilter", soap("DestroyPropertyFilter", ""))
                .on("CancelRetrievePropertiesEx", soap("CancelRetrievePropertiesEx", ""));
    }

    ScriptedServer on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    URI url() {
        return url("127.0.0.1");
    }

    URI url(String host) {
        return URI.create(scheme + "://" + host + ":" + listener.getLocalPort() + "/sdk");
    }

    /** The requests to that method, head and body. */
    List<String> requests(String method) {
        return requests.stream()
                .filter(request -> method.equals(methodOf(request)))
                .toList();
    }

    static Answer http(int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return raw("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\nConnection: close\r\nContent-Length: "
                + bytes.length + "\r\n\r\n" + body);
    }

    static Answer raw(String all) {
        return (request, out) -> out.write(all.getBytes(StandardCharsets.UTF_8));
    }

    static Answer xml(String body) {
        return http(200, "text/xml; charset=utf-8", body);
    }

    static Answer soap(String method, String inside) {
        return xml(envelope("<" + method + "Response xmlns=\"urn:vim25\">" + inside + "</" + method + "Response>"));
    }

    static Answer fault(String type, String details) {
        return http(
                500,
                "text/xml",
                envelope("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>no</faultstring><detail><"
                        + type + "Fault xmlns=\"urn:vim25\" xsi:type=\"" + type + "\">" + details + "</" + type
                        + "Fault></detail></soapenv:Fault>"));
    }

    static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soapenv:Body>" + body
                + "</soapenv:Body></soapenv:Envelope>";
    }

    static String content(String apiVersion) {
        return "<returnval><rootFolder type=\"Folder\">group-d1</rootFolder>"
                + "<propertyCollector type=\"PropertyCollector\">propertyCollector</propertyCollector>"
                + "<viewManager type=\"ViewManager\">ViewManager</viewManager>"
                + "<about><fullName>Scripted</fullName><version>8</version><build>1</build>"
                + "<apiType>VirtualCenter</apiType><apiVersion>" + apiVersion + "</apiVersion>"
                + "<instanceUuid>u-1</instanceUuid></about>"
                + "<sessionManager type=\"SessionManager\">SessionManager</sessionManager></returnval>";
    }

    static String host(String id) {
        return "<obj type=\"HostSystem\">" + id + "</obj><propSet><name>name</name><val xsi:type=\"xsd:string\">" + id
                + "</val></propSet>";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private static String reference(String type, String id) {
        return "<returnval type=\"" + type + "\">" + id + "</returnval>";
    }

    private static Answer withCookie(String element) {
        String body = envelope("<" + element + " xmlns=\"urn:vim25\"/>");
        return raw("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n"
                + "Set-Cookie: vmware_soap_session=\"abc\"; Path=/; HttpOnly; Secure;\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread answering = new Thread(() -> answer(socket), "scripted-answer");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket socket) {
        open.add(socket);
        try (socket) {
            String request = read(new BufferedInputStream(socket.getInputStream()));
            requests.add(request);
            Answer answer = answers.get(String.valueOf(methodOf(request)));
            if (answer != null) {
                answer.write(request, socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException e) {
            // the client has gone, as most of these tests want it to
        } finally {
            open.remove(socket);
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        String said = head.toString(StandardCharsets.UTF_8);
        Matcher length = LENGTH.matcher(said);
        int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return said + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static @Nullable String methodOf(String request) {
        Matcher method = METHOD.matcher(request);
        return method.find() ? method.group(1) : null;
    }
}
