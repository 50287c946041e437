package io.slotkeeper.assignment.domain;

import java.util.List;

/** One link of a chain of orders: what is to be done with which functions, in address order. */
public record PlannedOrder(OrderType type, List<Address> functions) {
    public PlannedOrder {
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("an order concerns at least one function");
        }
        functions = functions.stream().sorted().toList();
    }
}
