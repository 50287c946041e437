package io.slotkeeper.assignment.events;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.HostState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of inventory's host state that this service reads. */
record HostStateWire(
        String host,
        String project,
        long revision,
        String platform,
        String version,
        List<FunctionWire> functions,
        List<GroupWire> groups) {

    record FunctionWire(
            String address,
            String contextGroup,
            @Nullable String holderGroup,
            @Nullable String context,
            @Nullable Long contextRevision,
            @Nullable SriovWire sriov) {}

    record SriovWire(@Nullable String physicalFunction) {}

    record GroupWire(String id, List<String> members) {}

    HostState toDomain() {
        return new HostState(
                host,
                project,
                revision,
                platform,
                version,
                functions.stream().map(HostStateWire::function).toList(),
                groups.stream().map(HostStateWire::group).toList());
    }

    private static HostState.Function function(FunctionWire wire) {
        return new HostState.Function(
                new Address(wire.address()),
                wire.contextGroup(),
                wire.holderGroup(),
                context(wire.context()),
                wire.contextRevision(),
                physicalFunction(wire.sriov()));
    }

    private static @Nullable Address physicalFunction(@Nullable SriovWire sriov) {
        return sriov == null || sriov.physicalFunction() == null ? null : new Address(sriov.physicalFunction());
    }

    private static HostState.Group group(GroupWire wire) {
        return new HostState.Group(
                wire.id(), wire.members().stream().map(Address::new).toList());
    }

    /** A context that a newer inventory knows and this service does not is unknown. */
    private static Context context(@Nullable String text) {
        if (text == null) {
            return Context.UNKNOWN;
        }
        return switch (text) {
            case "HOST" -> Context.HOST;
            case "PASSTHROUGH" -> Context.PASSTHROUGH;
            default -> Context.UNKNOWN;
        };
    }
}
