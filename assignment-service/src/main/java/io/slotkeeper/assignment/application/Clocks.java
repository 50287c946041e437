package io.slotkeeper.assignment.application;

import java.time.Instant;

/** Two times: stamps are the service's, deadlines and time-outs are the database's. */
public interface Clocks {
    Instant stamp();

    Instant database();
}
