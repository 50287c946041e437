package io.slotkeeper.assignment.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be held at once or not at all: {@code requested} functions (each takes a seat of the VM) within
 * {@code hold}.
 *
 * @param sriov pairs of which one function is requested: nobody may have requested the other one
 */
public record HoldRequest(
        UUID assignment,
        String project,
        String host,
        String vm,
        List<Address> requested,
        List<SriovPair> sriov,
        Hold hold,
        @Nullable Limit limit,
        @Nullable String correlationId) {
    public HoldRequest {
        if (!hold.members().containsAll(requested)) {
            throw new IllegalArgumentException("requested functions are members of their own holder groups");
        }
    }
}
