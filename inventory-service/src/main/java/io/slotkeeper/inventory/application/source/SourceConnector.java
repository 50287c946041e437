package io.slotkeeper.inventory.application.source;

import io.slotkeeper.inventory.domain.SourceKind;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Port: reads one kind of manager. It only ever reads. */
public interface SourceConnector {
    SourceKind kind();

    /** Logs in, looks whether it may read what it needs, and logs out; changes nothing anywhere. */
    Probe probe(SourceTarget target, Credentials credentials);

    /**
     * Reads and watches until the thread is interrupted or the sink ends the run. It connects again by itself, later
     * after every failure in a row, and looks the credentials up at every login, so that they can be rotated.
     */
    void run(SourceTarget target, Supplier<Credentials> credentials, ObservationSink sink);

    /**
     * What a try has shown.
     *
     * @param server what the server says it is, with its version; null when it did not get that far
     * @param hosts how many hosts the account sees
     * @param vms how many machines it sees
     * @param problem why it cannot be read; null when it can
     * @param missing what the account may not read
     */
    record Probe(
            @Nullable String server,
            int hosts,
            int vms,
            @Nullable SourceProblem problem,
            List<MissingPrivilege> missing) {}

    /** The credentials that a source refers to are not there. */
    final class CredentialsMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CredentialsMissing(String message) {
            super(message, null, false, false);
        }
    }
}
