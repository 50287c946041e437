package io.slotkeeper.inventory.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slotkeeper.inventory.domain.Host;
import io.slotkeeper.inventory.domain.HostChange;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wire form of one change; before and after hold only the fields that changed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeV1(
        String host,
        String project,
        long revision,
        @Nullable String address,
        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS) @Nullable
                Map<String, @Nullable Object> before,
        @JsonInclude(value = JsonInclude.Include.NON_NULL, content = JsonInclude.Include.ALWAYS) @Nullable
                Map<String, @Nullable Object> after) {
    static ChangeV1 of(Host host, HostChange change) {
        PciAddress address = change.address();
        return new ChangeV1(
                host.id().value(),
                host.project(),
                host.revision(),
                address == null ? null : address.toString(),
                change.before().isEmpty() ? null : change.before(),
                change.after().isEmpty() ? null : change.after());
    }
}
