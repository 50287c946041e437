package io.slotkeeper.inventory.connector.vsphere.vim;

import io.slotkeeper.inventory.connector.vsphere.vim.VimException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A session over SOAP, for every version of the API from 4.0. */
public final class VimClient implements VimSession {
    private static final Pattern BEFORE_PAGES = Pattern.compile("[0-3]\\..*|4\\.0(\\..*)?");

    private final SoapConnection connection;
    private final ServiceContent content;
    private final Collector collector;
    private final Limits limits;
    private @Nullable CollectorWatch watch;

    private VimClient(SoapConnection connection, ServiceContent content, Limits limits) {
        this.connection = connection;
        this.content = content;
        this.limits = limits;
        boolean classic = BEFORE_PAGES.matcher(content.about().apiVersion()).matches();
        this.collector = new Collector(connection, content, limits, classic);
    }

    /** What a server is, without a login; shows that it is there and that its certificate is trusted. */
    public static About about(Endpoint endpoint) throws VimException {
        return ServiceContent.of(new SoapConnection(endpoint, Limits.DEFAULT)).about();
    }

    /** Logs in. The password is kept nowhere. */
    public static VimClient open(Endpoint endpoint, String user, String password) throws VimException {
        return open(endpoint, user, password, Limits.DEFAULT);
    }

    static VimClient open(Endpoint endpoint, String user, String password, Limits limits) throws VimException {
        if (!SoapRequest.canCarry(user) || !SoapRequest.canCarry(password)) {
            throw new VimException(
                    Kind.LOGIN_REFUSED, "user name or password have characters that XML cannot carry", null, null);
        }
        SoapConnection connection = new SoapConnection(endpoint, limits);
        ServiceContent content = ServiceContent.of(connection);
        connection.speak(content.about().apiVersion());
        connection.ask(
                content.sessionManager(),
                "Login",
                List.of(VimValue.ofText("userName", user), VimValue.ofText("password", password)),
                answer -> content);
        if (!connection.hasSession()) {
            throw AnswerReader.unexpected("a login without a session");
        }
        return new VimClient(connection, content, limits);
    }

    @Override
    public About about() {
        return content.about();
    }

    @Override
    public void readAll(List<PropertySet> what, int pageSize, Consumer<ObjectUpdate> each) throws VimException {
        for (PropertySet wanted : what) {
            collector.readAll(wanted, pageSize, each);
        }
    }

    @Override
    public Watch watch(List<PropertySet> what) throws VimException {
        if (watch != null) {
            watch.end();
        }
        watch = CollectorWatch.begin(connection, content.propertyCollector(), collector, limits, what);
        return watch;
    }

    @Override
    public List<VimValue> call(ManagedObject object, String method, List<VimValue> arguments) throws VimException {
        return call(object, method, arguments, Set.of());
    }

    @Override
    public List<VimValue> call(ManagedObject object, String method, List<VimValue> arguments, Set<String> keep)
            throws VimException {
        return connection.ask(object, method, arguments, answer -> {
            List<VimValue> values = new ArrayList<>();
            while (answer.child()) {
                values.add(answer.value(keep));
            }
            return values;
        });
    }

    /** Logs out; the server forgets views and filters with the session. */
    @Override
    public void close() {
        connection.tell(content.sessionManager(), "Logout", List.of());
    }
}
