package io.slotkeeper.simulator.soap;

import com.sun.net.httpserver.HttpExchange;
import io.slotkeeper.simulator.fleet.Refused;
import io.slotkeeper.simulator.soap.Method.Answer;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One HTTP answer, in all the ways in which it can be right or wrong. */
final class Reply {
    private static final int BUFFER = 1 << 16;
    private static final String XML = "text/xml; charset=utf-8";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String ENVELOPE = "<soapenv:Envelope"
            + " xmlns:soapenc=\"http://schemas.xmlsoap.org/soap/encoding/\""
            + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>";
    private static final String END = "</soapenv:Body></soapenv:Envelope>";

    private final HttpExchange exchange;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
    }

    private OutputStream begin(int status, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-cache");
        exchange.sendResponseHeaders(status, 0);
        return new BufferedOutputStream(exchange.getResponseBody(), BUFFER);
    }

    private void send(int status, String type, byte[] body) throws IOException {
        try (OutputStream out = begin(status, type)) {
            out.write(body);
        }
    }

    void fault(Refused refused) throws IOException {
        try (OutputStream out = begin(500, XML)) {
            envelope(out, XmlOut.Distortion.NONE, xml -> SoapHandler.writeFault(xml, refused));
        }
    }

    private static void envelope(OutputStream out, XmlOut.Distortion distortion, Consumer<XmlOut> body)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        XmlOut xml = new XmlOut(writer, distortion);
        xml.raw(HEAD + ENVELOPE);
        body.accept(xml);
        xml.raw(END);
        writer.flush();
    }

    private static void response(XmlOut xml, String method, Answer answer) {
        xml.raw("<%sResponse xmlns=\"urn:vim25\">".formatted(method));
        answer.write(xml);
        xml.end(method + "Response");
    }

    /** Streams the answer; what is wrong with it may need it as a whole. */
    void answer(String method, Answer answer, @Nullable Misbehaviour wrong) throws IOException, InterruptedException {
        XmlOut.Distortion distortion = wrong instanceof Misbehaviour.WrongTypes
                ? XmlOut.Distortion.WRONG_TYPES
                : wrong instanceof Misbehaviour.UnknownSubtypes
                        ? XmlOut.Distortion.UNKNOWN_SUBTYPES
                        : XmlOut.Distortion.NONE;
        if (wrong instanceof Misbehaviour.Truncated
                || wrong instanceof Misbehaviour.Drip
                || wrong instanceof Misbehaviour.Drop) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            envelope(whole, distortion, xml -> response(xml, method, answer));
            spoiled(whole.toByteArray(), wrong);
            return;
        }
        try (OutputStream out = begin(200, XML)) {
            envelope(out, distortion, xml -> response(xml, method, answer));
        }
    }

    private void spoiled(byte[] whole, Misbehaviour wrong) throws IOException, InterruptedException {
        if (wrong instanceof Misbehaviour.Drip drip) {
            drip(whole, drip.bytesPerSecond());
        } else if (wrong instanceof Misbehaviour.Drop) {
            exchange.getResponseHeaders().set("Content-Type", XML);
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
        } else {
            send(200, XML, Arrays.copyOf(whole, whole.length / 2));
        }
    }

    private void drip(byte[] whole, int bytesPerSecond) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", XML);
        exchange.sendResponseHeaders(200, whole.length);
        int step = Math.max(1, bytesPerSecond / 10);
        for (int at = 0; at < whole.length; at += step) {
            exchange.getResponseBody().write(whole, at, Math.min(step, whole.length - at));
            exchange.getResponseBody().flush();
            Thread.sleep(Math.max(1, 1000L * step / bytesPerSecond));
        }
    }

    /** Does what is wrong, if that is instead of the answer. A stall only delays. */
    boolean insteadOfAnswering(Misbehaviour wrong) throws IOException, InterruptedException {
        if (wrong instanceof Misbehaviour.Fault fault) {
            fault(new Refused(fault.name(), "The simulator was told to fail with " + fault.name()));
        } else if (wrong instanceof Misbehaviour.HttpStatus status) {
            byte[] page = "<html><body><h1>%d</h1></body></html>"
                    .formatted(status.status())
                    .getBytes(StandardCharsets.UTF_8);
            send(status.status(), "text/html", page);
        } else if (wrong instanceof Misbehaviour.Garbage) {
            send(200, XML, garbage());
        } else if (wrong instanceof Misbehaviour.EntityBomb) {
            send(200, XML, entityBomb().getBytes(StandardCharsets.UTF_8));
        } else if (wrong instanceof Misbehaviour.Huge huge) {
            huge(huge.bytes());
        } else if (wrong instanceof Misbehaviour.Drop drop && !drop.midway()) {
            exchange.close();
        } else {
            if (wrong instanceof Misbehaviour.Stall stall) {
                Thread.sleep(stall.time().toMillis());
            }
            return false;
        }
        return true;
    }

    private static byte[] garbage() {
        byte[] bytes = new byte[4096];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) (index * 31 + 7);
        }
        return bytes;
    }

    private static String entityBomb() {
        StringBuilder dtd = new StringBuilder(HEAD + "<!DOCTYPE bomb [<!ENTITY e0 \"boom\">");
        for (int level = 1; level <= 9; level++) {
            dtd.append("<!ENTITY e%d \"%s\">"
                    .formatted(level, "&e%d;".formatted(level - 1).repeat(10)));
        }
        return dtd + "]>" + ENVELOPE + "<Response xmlns=\"urn:vim25\"><returnval>&e9;</returnval></Response>" + END;
    }

    private void huge(long bytes) throws IOException {
        byte[] text = "0123456789abcdef".repeat(512).getBytes(StandardCharsets.UTF_8);
        byte[] objects = "<objects><obj type=\"HostSystem\">host-0</obj></objects>"
                .repeat(128)
                .getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = begin(200, XML)) {
            String open = HEAD + ENVELOPE + "<RetrievePropertiesExResponse xmlns=\"urn:vim25\"><returnval><token>";
            out.write(open.getBytes(StandardCharsets.UTF_8));
            for (long sent = 0; sent < bytes / 2; sent += text.length) {
                out.write(text);
            }
            out.write("</token>".getBytes(StandardCharsets.UTF_8));
            for (long sent = 0; sent < bytes / 2; sent += objects.length) {
                out.write(objects);
            }
            out.write(("</returnval></RetrievePropertiesExResponse>" + END).getBytes(StandardCharsets.UTF_8));
        }
    }
}
