package io.slotkeeper.inventory.persistence;

import jakarta.persistence.Query;
import java.util.List;

/** Where a function is: the key by which read models of other services' news are joined to functions. */
record Place(String host, String address) {
    static Place of(FunctionEntity row) {
        return new Place(row.host, row.address);
    }

    /** Binds {@code :hosts} and {@code :addresses} to all that occur in the rows. */
    static Query bind(Query query, List<FunctionEntity> rows) {
        return query.setParameter(
                        "hosts", rows.stream().map(row -> row.host).distinct().toList())
                .setParameter(
                        "addresses",
                        rows.stream().map(row -> row.address).distinct().toList());
    }
}
