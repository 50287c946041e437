package io.slotkeeper.inventory.connector.vsphere;

import java.time.Duration;

/** The time that a run waits by; a seam for tests. */
interface Time {
    /** Time that only goes forward. */
    Duration passed();

    void pause(Duration time) throws InterruptedException;

    Time REAL = new Time() {
        @Override
        public Duration passed() {
            return Duration.ofNanos(System.nanoTime());
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    };
}
