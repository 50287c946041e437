package io.slotkeeper.inventory.api;

import io.slotkeeper.inventory.application.DeviceFilter;
import io.slotkeeper.inventory.domain.DeviceContext;
import io.slotkeeper.inventory.domain.Presence;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query of a search over the fleet. */
public class DeviceSearch {
    @RestQuery
    @Nullable
    String host;

    @RestQuery
    @Nullable
    String vendorId;

    @RestQuery
    @Nullable
    String deviceId;

    @RestQuery
    @Parameter(description = "Class, or the first digits of it, such as 02")
    @Nullable
    String classId;

    @RestQuery
    @Parameter(description = "The observed context")
    @Nullable
    String context;

    @RestQuery
    @Nullable
    String presence;

    @RestQuery
    @Nullable
    String assignable;

    @RestQuery
    @Parameter(description = "Only what was seen on a machine to which Slotkeeper did not give it")
    @Nullable
    String found;

    @RestQuery
    @Parameter(description = "Looked for in addresses, ids, names and drivers")
    @Nullable
    String q;

    @RestQuery
    @Nullable
    String after;

    @RestQuery
    @Nullable
    String limit;

    DeviceFilter filter() {
        return new DeviceFilter(
                host == null ? null : Requests.host(host),
                hex("vendorId", vendorId),
                hex("deviceId", deviceId),
                hex("classId", classId),
                Requests.choice("context", DeviceContext.class, context),
                Requests.choice("presence", Presence.class, presence),
                Requests.flag("assignable", assignable),
                Boolean.TRUE.equals(Requests.flag("found", found)),
                q == null || q.isBlank() ? null : q.strip());
    }

    private static @Nullable String hex(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9a-fA-F]{1,4}")) {
            throw ProblemCode.INVALID_REQUEST.problem(name + " is up to four hexadecimal digits");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
