package io.slotkeeper.inventory.application.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows which pci.ids is and was in force. */
@ApplicationScoped
public class ShowNames {
    private final NameVersions versions;
    private final PutNames put;

    @Inject
    ShowNames(NameVersions versions, PutNames put) {
        this.versions = versions;
        this.put = put;
    }

    @Transactional
    public NamesVersion inForce() {
        return put.inForce();
    }

    /** Versions before that one, the newest first; null for the newest of all. */
    @Transactional
    public List<NamesVersion> before(@Nullable Long version, int limit) {
        return versions.before(version, limit);
    }

    /** How many hosts still have names of an older version. */
    @Transactional
    public long hostsToRename() {
        return versions.waiting();
    }
}
