package io.slotkeeper.assignment.persistence;

import io.slotkeeper.assignment.domain.Address;
import io.slotkeeper.assignment.domain.OrderType;
import io.slotkeeper.assignment.domain.PlannedOrder;
import io.slotkeeper.assignment.domain.Refusal;
import io.slotkeeper.assignment.domain.state.Failed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state carries besides its name; each member belongs to some states only. */
record StateDocument(
        @Nullable Refusal refusal,
        @Nullable List<String> needed,
        @Nullable List<String> given,
        @Nullable List<PlannedDocument> chain,
        Failed.@Nullable Undo undo,
        @Nullable String detail) {
    static final StateDocument EMPTY = new StateDocument(null, null, null, null, null, null);

    static StateDocument ofChain(List<PlannedOrder> chain) {
        List<PlannedDocument> documents =
                chain.stream().map(PlannedDocument::of).toList();
        return new StateDocument(null, null, null, documents, null, null);
    }

    List<PlannedOrder> orders() {
        return chain == null
                ? List.of()
                : chain.stream().map(PlannedDocument::toDomain).toList();
    }

    record PlannedDocument(OrderType type, List<String> functions) {
        static PlannedDocument of(PlannedOrder order) {
            return new PlannedDocument(
                    order.type(), order.functions().stream().map(Address::value).toList());
        }

        PlannedOrder toDomain() {
            return new PlannedOrder(type, functions.stream().map(Address::new).toList());
        }
    }
}
