package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.Context;
import io.slotkeeper.assignment.domain.HostState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stored part of a host that holds and orders need. */
record HostDocument(List<FunctionDocument> functions, List<GroupDocument> groups) {
    record FunctionDocument(
            String address,
            String contextGroup,
            @Nullable String holderGroup,
            Context context,
            @Nullable Long contextRevision,
            @Nullable String physicalFunction) {
        HostState.Function toDomain() {
            return new HostState.Function(
                    new Address(address),
                    contextGroup,
                    holderGroup,
                    context,
                    contextRevision,
                    physicalFunction == null ? null : new Address(physicalFunction));
        }
    }

    record GroupDocument(String id, List<String> members) {
        HostState.Group toDomain() {
            return new HostState.Group(id, members.stream().map(Address::new).toList());
        }
    }

    static HostDocument of(HostState host) {
        return new HostDocument(
                host.functions().stream()
                        .map(f -> new FunctionDocument(
                                f.address().value(),
                                f.contextGroup(),
                                f.holderGroup(),
                                f.context(),
                                f.contextRevision(),
                                f.physicalFunction() == null
                                        ? null
                                        : f.physicalFunction().value()))
                        .toList(),
                host.groups().stream()
                        .map(g -> new GroupDocument(
                                g.id(), g.members().stream().map(Address::value).toList()))
                        .toList());
    }
}
