package io.slotkeeper.inventory.application.names;

import io.slotkeeper.messaging.Standstill;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Looks every few seconds whether other names are in force or stand in the installation's file, and has the hosts follow
 * them. Used by one thread.
 */
@ApplicationScoped
public class FollowNames {
    private static final Logger LOG = Logger.getLogger(FollowNames.class);

    private final PutNames put;
    private final CurrentNames names;
    private final RenameHosts rename;
    private final InstalledFile file;
    private final Standstill standstill;
    private boolean begun;
    private String seen = "";
    private String trouble = "";

    @Inject
    FollowNames(PutNames put, CurrentNames names, RenameHosts rename, InstalledFile file, Standstill standstill) {
        this.put = put;
        this.names = names;
        this.rename = rename;
        this.file = file;
        this.standstill = standstill;
    }

    /** Looks once, and goes on until every host is named, the service stands still or the outbox is long. */
    public void look() {
        if (!standstill.isOver()) {
            return;
        }
        if (!begun) {
            put.released();
            begun = true;
        }
        readFile();
        names.follow();
        int renamed = 0;
        int batch;
        while (standstill.isOver() && (batch = rename.batch()) > 0) {
            renamed += batch;
        }
        if (renamed > 0) {
            LOG.infof("%d hosts have the names of version %d of pci.ids", renamed, names.version());
        }
    }

    private void readFile() {
        try {
            String state = file.state().orElse("");
            if (!state.isEmpty() && !state.equals(seen)) {
                tell(put.installed(file.read()));
                seen = state;
            }
        } catch (IOException e) {
            warnOnce("slotkeeper.pci-ids.file cannot be read (%s)"
                    .formatted(e.getClass().getSimpleName()));
        }
    }

    private void tell(PutNames.Outcome outcome) {
        if (outcome instanceof PutNames.Outcome.Unreadable wrong) {
            warnOnce("slotkeeper.pci-ids.file is not taken: line %d: %s".formatted(wrong.line(), wrong.reason()));
        } else if (outcome instanceof PutNames.Outcome.Shrunk shrunk) {
            warnOnce("slotkeeper.pci-ids.file is not taken: it has %d %s where %d are in force; upload it with"
                            .formatted(shrunk.after(), shrunk.what(), shrunk.before())
                    + " ?force=true if that is meant");
        } else {
            trouble = "";
        }
    }

    private void warnOnce(String what) {
        if (!what.equals(trouble)) {
            LOG.warn(what);
        }
        trouble = what;
    }
}
