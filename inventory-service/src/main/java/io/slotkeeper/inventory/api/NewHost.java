package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.domain.HostDescription;
import io.slotkeeper.inventory.domain.HostId;
import io.slotkeeper.inventory.domain.Platform;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said about a host; the name is the id where none is given. */
public record NewHost(
        @Nullable @Size(min = 1, max = 255) String name,
        @NotNull Platform platform,
        @NotBlank @Size(max = 64) String version,
        @Nullable @Size(max = 255) String cluster,
        @Nullable @Size(max = 16) Map<@Size(max = 64) String, @NotNull @Size(max = 255) String> externalIds) {
    HostDescription description(HostId id) {
        return new HostDescription(
                Objects.requireNonNullElse(name, id.value()),
                platform,
                version,
                cluster,
                Objects.requireNonNullElse(externalIds, Map.of()));
    }
}
