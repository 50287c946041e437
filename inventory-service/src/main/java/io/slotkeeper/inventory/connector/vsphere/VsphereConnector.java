package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.application.source.ObservationSink;
import io.slotkeeper.inventory.application.source.SourceConnector;
import io.slotkeeper.inventory.application.source.SourceTarget;
import io.slotkeeper.inventory.connector.vsphere.vim.About;
import io.slotkeeper.inventory.connector.vsphere.vim.ObjectUpdate;
import io.slotkeeper.inventory.connector.vsphere.vim.VimClient;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.connector.vsphere.vim.VimSession;
import io.slotkeeper.inventory.domain.SourceKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a vCenter, or a single ESXi host, over SOAP. It changes nothing there. */
@ApplicationScoped
public class VsphereConnector implements SourceConnector {
    private final Sessions sessions;
    private final Timing timing;

    @Inject
    public VsphereConnector() {
        this(
                (endpoint, credentials) -> VimClient.open(endpoint, credentials.user(), credentials.password()),
                Timing.DEFAULT);
    }

    VsphereConnector(Sessions sessions, Timing timing) {
        this.sessions = sessions;
        this.timing = timing;
    }

    @Override
    public SourceKind kind() {
        return SourceKind.VSPHERE;
    }

    @Override
    public Probe probe(SourceTarget target, Credentials credentials) {
        try (VimSession session = sessions.open(Targets.endpoint(target), credentials)) {
            return new Count().of(session);
        } catch (VimException e) {
            return new Probe(null, 0, 0, Problems.of(e), List.of());
        }
    }

    @Override
    public void run(SourceTarget target, Supplier<Credentials> credentials, ObservationSink sink) {
        new VsphereRun(target, credentials, sink, sessions, timing, Time.REAL).untilStopped();
    }

    /** Reads all that a run would read, and keeps nothing but numbers. */
    private final class Count {
        private final Map<MissingPrivilege, Integer> gaps = new HashMap<>();
        private int hosts;
        private int vms;

        Probe of(VimSession session) {
            About about = session.about();
            String server = Names.server(about);
            try {
                session.readAll(Wanted.of(about), timing.pageSize(), this::count);
            } catch (VimException e) {
                return new Probe(server, hosts, vms, Problems.of(e), missing());
            }
            return new Probe(
                    server,
                    hosts,
                    vms,
                    hosts == 0 ? Problems.nothingVisible("The account sees no host") : null,
                    missing());
        }

        private void count(ObjectUpdate update) {
            switch (update.object().type()) {
                case "HostSystem" -> hosts++;
                case "VirtualMachine" -> vms++;
                default -> {} // a cluster is no more than a name
            }
            update.missing().stream().flatMap(Gaps::of).forEach(gap -> gaps.merge(gap, 1, Integer::sum));
        }

        private List<MissingPrivilege> missing() {
            return Gaps.all(gaps, Stream.empty());
        }
    }
}
