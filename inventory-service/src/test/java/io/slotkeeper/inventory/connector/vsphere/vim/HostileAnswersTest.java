package io.slotkeeper.inventory.connector.vsphere.vim;

import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.content;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.envelope;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.fault;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.host;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.http;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.raw;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.soap;
import static io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotkeeper.inventory.connector.vsphere.vim.ScriptedServer.Answer;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever a server sends, it ends in time, in bounded memory, and as a failure that says what it was. */
class HostileAnswersTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long ANSWER_BYTES = 8L << 20;
    private static final PropertySet HOSTS = new PropertySet("HostSystem", List.of("name"));
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n";

    private final Map<String, Answer> firstAnswers = new LinkedHashMap<>();
    private final Map<String, Kind> expected = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> aFirstAnswerThatIsNone() {
        bad("text", Kind.BAD_ANSWER, xml("good morning"));
        bad("nothing", Kind.BAD_ANSWER, xml(""));
        bad("a login page", Kind.BAD_ANSWER, http(200, "text/html", "<html><body>Log in</body></html>"));
        bad("a page that claims to be XML", Kind.BAD_ANSWER, xml("<html><body>Log in</body></html>"));
        bad("SOAP of another type", Kind.BAD_ANSWER, http(200, "application/json", envelope("<a/>")));
        bad("an envelope of another namespace", Kind.BAD_ANSWER, xml("<Envelope xmlns='urn:x'><Body/></Envelope>"));
        bad("an empty body", Kind.BAD_ANSWER, xml(envelope("")));
        bad("the answer to something else", Kind.BAD_ANSWER, soap("Logout", ""));
        bad("an answer without content", Kind.BAD_ANSWER, soap("RetrieveServiceContent", ""));
        bad("a version that is none", Kind.BAD_ANSWER, soap("RetrieveServiceContent", content("")));
        bad("truncated XML", Kind.BAD_ANSWER, xml(envelope("").replace("</soapenv:Envelope>", "")));
        bad(
                "truncation after the last value",
                Kind.BAD_ANSWER,
                xml(envelope("<RetrieveServiceContentResponse xmlns='urn:vim25'>" + content("8.0")
                                + "</RetrieveServiceContentResponse>")
                        .replace("</soapenv:Envelope>", "")));
        bad("a prefix that is not declared", Kind.BAD_ANSWER, xml("<x:Envelope/>"));
        bad("bytes that are no UTF-8", Kind.BAD_ANSWER, (request, out) -> {
            out.write((OK + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {'<', (byte) 0xc3, 0x28, (byte) 0xff, (byte) 0xfe});
        });
        bad("no HTTP", Kind.BAD_ANSWER, raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
        bad("500 without a fault", Kind.BAD_ANSWER, http(500, "text/xml", envelope("<oops/>")));
        bad("500 in HTML", Kind.BAD_ANSWER, http(500, "text/html", "<h1>Sorry</h1>"));
        bad("503", Kind.UNREACHABLE, http(503, "text/plain", "later"));
        bad("404", Kind.BAD_ANSWER, http(404, "text/html", "nothing here"));
        bad("401", Kind.BAD_ANSWER, http(401, "text/html", "who are you"));
        bad("a redirect", Kind.BAD_ANSWER, raw("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n"));
        bad("another fault", Kind.FAULT, fault("SystemError", "<reason>disk full</reason>"));
        bad("a connection that closes", Kind.UNREACHABLE, (request, out) -> out.close());
        bad("a connection that breaks within", Kind.UNREACHABLE, raw(OK + "Content-Length: 9000\r\n\r\n<soapenv:"));
        bad("silence", Kind.TIMEOUT, (request, out) -> Thread.sleep(60_000));
        bad("silence after the head", Kind.TIMEOUT, (request, out) -> {
            out.write((OK + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(60_000);
        });
        bad("a slow drip", Kind.TIMEOUT, HostileAnswersTest::drip);
        bad("a head that drips", Kind.TIMEOUT, (request, out) -> {
            while (true) {
                out.write('H');
                out.flush();
                Thread.sleep(100);
            }
        });
        return tests(endpoint -> VimClient.about(endpoint));
    }

    @TestFactory
    Stream<DynamicTest> anAnswerThatIsTooMuch() {
        bad("a billion laughs", Kind.BAD_ANSWER, xml(laughs() + undeclared("&lol9;")));
        bad(
                "an external entity",
                Kind.BAD_ANSWER,
                xml("<?xml version='1.0'?><!DOCTYPE e [<!ENTITY x SYSTEM " + "'file:///etc/hostname'>]>"
                        + undeclared("<a>&x;</a>")));
        bad(
                "an external document type",
                Kind.BAD_ANSWER,
                xml("<?xml version='1.0'?><!DOCTYPE e SYSTEM " + "'http://127.0.0.1:1/e.dtd'>" + undeclared("<a/>")));
        bad("an entity of nobody", Kind.BAD_ANSWER, xml(envelope("<a>&x;</a>")));
        bad("deep nesting", Kind.TOO_LARGE, xml(response() + "<a>".repeat(5000)));
        bad("a length of 100 MB", Kind.TOO_LARGE, raw(OK + "Content-Length: 100000000\r\n\r\n<"));
        bad("100 MB of elements", Kind.TOO_LARGE, endless(response() + "<returnval>", "<a>1</a>"));
        bad("100 MB of skipped elements", Kind.TOO_LARGE, endless(skippedHeader(), "<a>1</a>"));
        bad("100 MB of text", Kind.TOO_LARGE, endless(response() + "<returnval><a>", "lorem ipsum "));
        bad("100 MB of white space", Kind.TOO_LARGE, endless("<?xml version='1.0'?>", "          "));
        bad("a tag without end", Kind.TOO_LARGE, endless(response() + "<a b='", "lorem ipsum "));
        // the parser's own limits come first here
        bad("a name without end", Kind.BAD_ANSWER, endless(response() + "<a", "aaaaaaaaaaa"));
        bad("a comment without end", Kind.TOO_LARGE, endless(response() + "<!-- ", "lorem ipsum "));
        bad("a CDATA section without end", Kind.TOO_LARGE, endless(response() + "<a><![CDATA[", "lorem ipsum "));
        bad("attributes without end", Kind.BAD_ANSWER, counted(response() + "<a", " b%d='1'"));
        bad("more attributes than anybody needs", Kind.TOO_LARGE, xml(response() + "<a" + attributes(100) + "/>"));
        bad("ever new names", Kind.TOO_LARGE, counted(response() + "<a>", "<n%d/>"));
        bad("ever new namespaces", Kind.TOO_LARGE, counted(response() + "<a>", "<n xmlns='urn:%d'/>"));
        return tests(endpoint -> VimClient.about(endpoint));
    }

    @TestFactory
    Stream<DynamicTest> objectsThatAreNone() {
        String method = "RetrievePropertiesEx";
        bad(
                "an object without a reference",
                Kind.BAD_ANSWER,
                soap(method, objects("<propSet><name>n</name></propSet>")));
        bad("a reference without a type", Kind.BAD_ANSWER, soap(method, objects("<obj>host-1</obj>")));
        bad(
                "a hundred thousand elements in one",
                Kind.TOO_LARGE,
                endless(open(method) + "<returnval><objects>", "<a/>"));
        bad("the same page for ever", Kind.BAD_ANSWER, soap(method, "<returnval><token>1</token></returnval>"));
        AtomicLong page = new AtomicLong();
        Answer next = (request, out) -> soap(
                        request.contains("Continue") ? "Continue" + method : method,
                        "<returnval><token>" + page.incrementAndGet() + "</token></returnval>")
                .write(request, out);
        bad("ever new pages", Kind.BAD_ANSWER, next);
        bad("a missing privilege", Kind.NO_PERMISSION, fault("NoPermission", "<privilegeId>System.Read</privilegeId>"));
        bad("a session that has ended", Kind.SESSION_ENDED, fault("NotAuthenticated", ""));
        bad("a path that was not asked for", Kind.FAULT, fault("InvalidProperty", "<name>other</name>"));
        bad("a fault in an answer of 200", Kind.FAULT, xml(envelope("<soapenv:Fault/>")));
        return tests(method, endpoint -> {
            try (VimClient session = VimClient.open(endpoint, "u", "p", small())) {
                session.readAll(List.of(HOSTS), 10, host -> {});
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> updatesThatAreNone() {
        String method = "WaitForUpdatesEx";
        String update = "<kind>modify</kind><obj type='HostSystem'>host-1</obj>";
        bad("updates without a version", Kind.BAD_ANSWER, soap(method, "<returnval></returnval>"));
        bad(
                "a boolean that is none",
                Kind.BAD_ANSWER,
                soap(method, "<returnval><truncated>42</truncated></returnval>"));
        bad("an unknown kind", Kind.BAD_ANSWER, updates("<kind>explode</kind><obj type='HostSystem'>host-1</obj>"));
        bad("no object", Kind.BAD_ANSWER, updates("<kind>modify</kind>"));
        bad("an unknown change", Kind.BAD_ANSWER, updates(update + "<changeSet><name>n</name><op>x</op></changeSet>"));
        bad(
                "a part of a property",
                Kind.BAD_ANSWER,
                updates(update + "<changeSet><name>a[1].b</name><op>assign</op><val>1</val></changeSet>"));
        bad(
                "truncation for ever",
                Kind.BAD_ANSWER,
                soap(method, "<returnval><version>1</version><truncated>true</truncated></returnval>"));
        return tests(method, endpoint -> {
            try (VimClient session = VimClient.open(endpoint, "u", "p", small())) {
                session.watch(List.of(HOSTS)).next(Duration.ZERO, host -> {});
            }
        });
    }

    @Test
    void whatIsGivenOneByOneIsNeverHeldTogether() throws Exception {
        // 60 MB of hosts in one page, of a server that ignores paging; with all of it held, the heap would grow by more
        String one = "<objects>" + host("host-1") + "<!--" + "x".repeat(600) + "--></objects>";
        Answer large = (request, out) -> {
            out.write((OK + "Connection: close\r\n\r\n" + open("RetrievePropertiesEx") + "<returnval>")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] bytes = one.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 80_000; i++) {
                out.write(bytes);
            }
            out.write("</returnval></RetrievePropertiesExResponse></soapenv:Body></soapenv:Envelope>"
                    .getBytes(StandardCharsets.UTF_8));
        };
        try (ScriptedServer server = ScriptedServer.wellBehaved().on("RetrievePropertiesEx", large);
                VimClient session = VimClient.open(new Endpoint(server.url(), new Trust.Platform()), "u", "p")) {
            AtomicLong given = new AtomicLong();
            AtomicLong most = new AtomicLong();
            long before = usedHeap();
            session.readAll(List.of(HOSTS), 10, host -> {
                if (given.incrementAndGet() % 20_000 == 0) {
                    most.accumulateAndGet(usedHeap(), Math::max);
                }
            });
            assertThat(given).hasValue(80_000);
            assertThat(most.get() - before).isLessThan(10L << 20);
        }
    }

    @Test
    void aSlowConsumerIsNotASlowServer() throws Exception {
        String many = objects(host("host-1")).replace("</returnval>", "") + "<objects>" + host("host-2")
                + "</objects></returnval>";
        try (ScriptedServer server =
                        ScriptedServer.wellBehaved().on("RetrievePropertiesEx", soap("RetrievePropertiesEx", many));
                VimClient session = VimClient.open(
                        new Endpoint(server.url(), new Trust.Platform(), LONG, SHORT, 1 << 20), "u", "p")) {
            List<ObjectUpdate> read = new ArrayList<>();
            session.readAll(List.of(HOSTS), 10, host -> {
                sleep(700);
                read.add(host);
            });
            assertThat(read).hasSize(2);
        }
    }

    @Test
    void nobodyThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Endpoint endpoint = new Endpoint(URI.create("http://127.0.0.1:" + free + "/sdk"), new Trust.Platform());
        assertThat(catchThrowableOfType(VimException.class, () -> VimClient.about(endpoint))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aPasswordIsInNoFailure() throws Exception {
        String password = "correct horse";
        Answer echo = (request, out) -> http(
                        500,
                        "text/xml",
                        envelope("<soapenv:Fault><faultcode>x</faultcode><faultstring>" + password
                                + "</faultstring><detail><OopsFault xmlns='urn:vim25'/></detail></soapenv:Fault>"))
                .write(request, out);
        try (ScriptedServer server = ScriptedServer.wellBehaved().on("Login", echo)) {
            Endpoint endpoint = new Endpoint(server.url(), new Trust.Platform());
            VimException refused =
                    catchThrowableOfType(VimException.class, () -> VimClient.open(endpoint, "u", password));
            assertThat(refused.kind()).isEqualTo(Kind.FAULT);
            assertThat(refused).hasMessageNotContaining(password);
            assertThatThrownBy(() -> VimClient.open(endpoint, "u", password + '\0'))
                    .isInstanceOf(VimException.class)
                    .hasMessageNotContaining(password);
        }
    }

    private interface Asking {
        void ask(Endpoint endpoint) throws VimException;
    }

    private void bad(String name, Kind kind, Answer answer) {
        firstAnswers.put(name, answer);
        expected.put(name, kind);
    }

    private Stream<DynamicTest> tests(Asking asking) {
        return tests("RetrieveServiceContent", asking);
    }

    private Stream<DynamicTest> tests(String method, Asking asking) {
        return firstAnswers.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        name, () -> endsAs(expected.get(name), method, firstAnswers.get(name), asking)));
    }

    private static void endsAs(Kind kind, String method, Answer answer, Asking asking) throws IOException {
        try (ScriptedServer server =
                ScriptedServer.wellBehaved().on(method, answer).on("Continue" + method, answer)) {
            Duration time = kind == Kind.TIMEOUT ? SHORT : LONG;
            Endpoint endpoint = new Endpoint(server.url(), new Trust.Platform(), LONG, time, ANSWER_BYTES);
            long before = System.nanoTime();
            VimException failure = catchThrowableOfType(VimException.class, () -> asking.ask(endpoint));
            assertThat(failure).as("ends in a failure").isNotNull();
            assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(time.plusSeconds(10));
        }
    }

    private static Limits small() {
        return new Limits(64, 10_000, 1 << 20, 32, 100_000, 8 << 20, 100, 50);
    }

    private static Answer updates(String update) {
        return soap(
                "WaitForUpdatesEx",
                "<returnval><version>1</version><filterSet><filter type='PropertyFilter'>f</filter><objectSet>" + update
                        + "</objectSet></filterSet></returnval>");
    }

    private static String objects(String inside) {
        return "<returnval><objects>" + inside + "</objects></returnval>";
    }

    private static String skippedHeader() {
        return envelope("").replace("<soapenv:Body></soapenv:Body></soapenv:Envelope>", "<soapenv:Header>");
    }

    private static String response() {
        return open("RetrieveServiceContent");
    }

    private static String open(String method) {
        return envelope("").replace("</soapenv:Body></soapenv:Envelope>", "") + "<" + method
                + "Response xmlns=\"urn:vim25\">";
    }

    private static Answer endless(String begin, String piece) {
        byte[] block = piece.repeat(65_536 / piece.length()).getBytes(StandardCharsets.UTF_8);
        return pouring(begin, () -> block);
    }

    /** Pieces that have a number, so that no two are alike. */
    private static Answer counted(String begin, String piece) {
        AtomicLong number = new AtomicLong();
        return pouring(begin, () -> piece.formatted(number.incrementAndGet()).getBytes(StandardCharsets.UTF_8));
    }

    /** Up to 100 MB, or until the client has had enough. */
    private static Answer pouring(String begin, Supplier<byte[]> pieces) {
        return (request, to) -> {
            BufferedOutputStream out = new BufferedOutputStream(to, 65_536);
            out.write((OK + "Connection: close\r\n\r\n" + begin).getBytes(StandardCharsets.UTF_8));
            for (long bytes = 0; bytes < 100_000_000; ) {
                byte[] piece = pieces.get();
                out.write(piece);
                bytes += piece.length;
            }
        };
    }

    private static void drip(String request, OutputStream out) throws IOException, InterruptedException {
        out.write((OK + "\r\n" + response() + "<returnval>").getBytes(StandardCharsets.UTF_8));
        while (true) {
            out.write("<a/>".getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.sleep(100);
        }
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol0 'lol'>");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY lol")
                    .append(i)
                    .append(" '")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return type.append("]>").toString();
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(" b%d='1'"::formatted).collect(Collectors.joining());
    }

    private static String undeclared(String body) {
        return envelope(body).substring(envelope(body).indexOf("?>") + 2);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
