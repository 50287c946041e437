package io.slotkeeper.simulator.soap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.slotkeeper.simulator.fleet.MoRef;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.soap.Method.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** POST /sdk: finds the session and the method, and answers, rightly or as {@link Misbehaviours} say. */
final class SoapHandler implements HttpHandler {
    private static final Logger LOG = Logger.getLogger(SoapHandler.class.getName());
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final String COOKIE = "vmware_soap_session";

    private final Map<String, Method> methods;
    private final Sessions sessions;
    private final Misbehaviours misbehaviours;
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final Clock clock;
    private final boolean secure;

    SoapHandler(
            Map<String, Method> methods, Sessions sessions, Misbehaviours misbehaviours, Clock clock, boolean secure) {
        this.methods = Map.copyOf(methods);
        this.sessions = sessions;
        this.misbehaviours = misbehaviours;
        this.clock = clock;
        this.secure = secure;
    }

    Map<String, LongAdder> calls() {
        return calls;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Reply reply = new Reply(exchange);
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (body.length > LARGEST_REQUEST) {
                exchange.sendResponseHeaders(413, -1);
                return;
            }
            Element request;
            try {
                request = Element.method(new ByteArrayInputStream(body));
            } catch (XMLStreamException notSoap) {
                reply.fault(new Refused("InvalidRequest", "The request is not SOAP: " + notSoap.getMessage()));
                return;
            }
            answer(exchange, reply, request);
        } catch (UncheckedIOException | IOException gone) {
            LOG.log(Level.FINE, "The client went away", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.log(Level.SEVERE, "A call failed", bug);
        }
    }

    private void answer(HttpExchange exchange, Reply reply, Element request) throws IOException, InterruptedException {
        String name = request.name();
        calls.computeIfAbsent(name, unused -> new LongAdder()).increment();
        Optional<Session> session = sessions.use(cookie(exchange));
        Misbehaviour wrong = misbehaviours.take(name).orElse(null);
        if (wrong != null && reply.insteadOfAnswering(wrong)) {
            return;
        }
        Answer answer;
        try {
            MoRef target = request.ref("_this").orElseThrow(() -> Refused.invalidArgument("_this"));
            answer = call(name, new Call(request, target, session, key -> setCookie(exchange, key)));
        } catch (Refused refused) {
            reply.fault(refused);
            return;
        }
        reply.answer(name, answer, wrong);
    }

    /** While a method waits, its session is not idle. */
    private Answer call(String name, Call call) throws InterruptedException {
        Method method = methods.get(name);
        if (method == null) {
            throw call.maybeSession().isEmpty()
                    ? Sessions.notAuthenticated(call.target())
                    : new Refused(
                            "MethodNotFound",
                            "%s does not implement: %s".formatted(call.target(), name),
                            Map.of("receiver", call.target(), "method", name));
        }
        call.maybeSession().ifPresent(Session::callStarts);
        try {
            return method.call(call);
        } finally {
            call.maybeSession().ifPresent(session -> session.callEnds(clock.instant()));
        }
    }

    private void setCookie(HttpExchange exchange, String key) {
        String attributes = secure ? "; Path=/; HttpOnly; Secure" : "; Path=/; HttpOnly";
        exchange.getResponseHeaders().add("Set-Cookie", "%s=\"%s\"%s".formatted(COOKIE, key, attributes));
    }

    private static Optional<String> cookie(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1).replace("\"", ""))
                .findFirst();
    }

    /** The body of a SOAP fault. */
    static void writeFault(XmlOut out, Refused refused) {
        out.raw("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>");
        out.text(faultString(refused.getMessage()));
        out.raw("</faultstring><detail><%sFault xmlns=\"urn:vim25\" xsi:type=\"%s\">"
                .formatted(refused.fault(), refused.fault()));
        refused.sortedDetails().forEach(detail -> out.field(detail.getKey(), detail.getValue()));
        out.raw("</%sFault></detail></soapenv:Fault>".formatted(refused.fault()));
    }

    private static String faultString(@Nullable String message) {
        return message == null ? "" : message;
    }
}
