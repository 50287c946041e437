package io.slotkeeper.policy.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;

/** Brings the index of what hosts offer up to what is known of them: after an upgrade, or beside an older release. */
@ApplicationScoped
public class KeepSupplies {

    private static final int AT_ONCE = 50;

    private final Supplies supplies;

    KeepSupplies(Supplies supplies) {
        this.supplies = supplies;
    }

    /** True where there may be more to do. */
    @Transactional
    public boolean catchUp() {
        List<HostSeen> behind = supplies.behind(AT_ONCE);
        if (!behind.isEmpty()) {
            supplies.keep(Set.of(), behind);
        }
        return behind.size() == AT_ONCE;
    }
}
