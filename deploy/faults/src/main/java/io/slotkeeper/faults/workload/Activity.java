package io.slotkeeper.faults.workload;

/** Somebody who does one thing after the other. */
interface Activity {
    /** Does the next thing and returns when it is answered. */
    void step() throws InterruptedException;

    /** How long to think before the next thing. */
    int pauseMillis();

    /** Does what is left to do so that everything comes to rest; called again until it is. */
    void drain() throws InterruptedException;
}
