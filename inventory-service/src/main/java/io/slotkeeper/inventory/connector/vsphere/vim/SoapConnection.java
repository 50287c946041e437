package io.slotkeeper.inventory.connector.vsphere.vim;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends one request at a time and reads its answer while it arrives; keeps the session's cookie. */
final class SoapConnection {
    /** The oldest version that has all that a first question needs; every later server speaks it. */
    private static final String FIRST_VERSION = "4.0";

    private static final System.Logger LOG = System.getLogger(SoapConnection.class.getName());
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.]{1,32}");
    private static final String COOKIE = "vmware_soap_session=";

    private final Endpoint endpoint;
    private final Limits limits;
    private final ServerTrust trust;
    private final HttpClient http;
    private String version = FIRST_VERSION;
    private @Nullable String cookie;

    /** Takes what is wanted from an answer, which is open at its first element. */
    interface Reading<T> {
        T read(AnswerReader answer) throws VimException;
    }

    SoapConnection(Endpoint endpoint, Limits limits) {
        this.endpoint = endpoint;
        this.limits = limits;
        this.trust = new ServerTrust(endpoint.trust());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(endpoint.connectTime())
                .sslContext(trust.context())
                .build();
    }

    /** From now on asks for that version of the API: a server tells more in a newer one. */
    void speak(String apiVersion) throws VimException {
        if (!VERSION.matcher(apiVersion).matches()) {
            throw AnswerReader.unexpected("no version of the API");
        }
        version = apiVersion;
    }

    boolean hasSession() {
        return cookie != null;
    }

    <T> T ask(ManagedObject object, String method, List<VimValue> arguments, Reading<T> reading) throws VimException {
        return ask(object, method, arguments, endpoint.answerTime(), reading);
    }

    /** Asks a server that is to wait before it answers. */
    <T> T await(ManagedObject object, String method, List<VimValue> arguments, Duration wait, Reading<T> reading)
            throws VimException {
        return ask(object, method, arguments, endpoint.answerTime().plus(wait), reading);
    }

    /** Tells a server what it would find out by itself, some time after the session: it is not waited for long. */
    void tell(ManagedObject object, String method, List<VimValue> arguments) {
        Duration time = endpoint.answerTime().compareTo(FAREWELL) < 0 ? endpoint.answerTime() : FAREWELL;
        boolean interrupted = Thread.interrupted();
        try {
            ask(object, method, arguments, time, answer -> method);
        } catch (VimException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} was not told to {1}: {2}", server(), method, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T ask(ManagedObject object, String method, List<VimValue> arguments, Duration time, Reading<T> reading)
            throws VimException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.url())
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:vim25/" + version + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(SoapRequest.of(object, method, arguments)));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        try (AnswerBody body = new AnswerBody(endpoint.answerBytes(), time)) {
            HttpResponse<AnswerBody> response = send(request.build(), body);
            checkKind(response);
            AnswerReader answer = new AnswerReader(body, limits);
            Optional<VimValue> fault = answer.open(method);
            if (fault.isPresent()) {
                throw Faults.of(fault.get(), !method.equals("Login"));
            }
            keepCookie(response);
            T result = reading.read(answer);
            answer.finish();
            return result;
        }
    }

    private HttpResponse<AnswerBody> send(HttpRequest request, AnswerBody body) throws VimException {
        long before = System.nanoTime();
        CompletableFuture<HttpResponse<AnswerBody>> sent = http.sendAsync(request, head -> body);
        try {
            HttpResponse<AnswerBody> response = sent.get(body.nanosLeft(), TimeUnit.NANOSECONDS);
            body.spend(System.nanoTime() - before);
            return response;
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new VimException(Kind.UNREACHABLE, "interrupted while waiting for " + server(), null, e);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new VimException(Kind.TIMEOUT, "no answer in time from " + server(), null, e);
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private VimException failed(Throwable cause) {
        ServerTrust.Refusal refused = trust.takeRefusal();
        if (refused != null) {
            return new VimException(
                    Kind.UNTRUSTED_CERTIFICATE,
                    "the certificate of " + server() + " is not trusted: " + refused.reason(),
                    refused.sha256(),
                    cause);
        }
        if (cause instanceof SSLException) {
            return new VimException(Kind.UNREACHABLE, "no TLS with " + server(), null, cause);
        }
        if (cause instanceof ProtocolException || !(cause instanceof IOException)) {
            return new VimException(Kind.BAD_ANSWER, server() + " does not speak HTTP", null, cause);
        }
        return new VimException(Kind.UNREACHABLE, "no connection to " + server(), null, cause);
    }

    private void checkKind(HttpResponse<?> response) throws VimException {
        int status = response.statusCode();
        if (status == 502 || status == 503 || status == 504) {
            throw new VimException(Kind.UNREACHABLE, server() + " answered HTTP " + status, null, null);
        }
        if (status != 200 && status != 500) {
            throw AnswerReader.unexpected("HTTP " + status);
        }
        boolean xml = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.contains("xml"))
                .orElse(true);
        if (!xml) {
            throw AnswerReader.unexpected("HTTP " + status + " without XML");
        }
        if (response.headers().firstValueAsLong("Content-Length").orElse(0) > endpoint.answerBytes()) {
            throw AnswerBody.tooLong(endpoint.answerBytes());
        }
    }

    private void keepCookie(HttpResponse<?> response) {
        response.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(COOKIE))
                .map(set -> set.split(";", 2)[0].strip())
                .forEach(given -> cookie = given);
    }

    private String server() {
        URI url = endpoint.url();
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }
}
