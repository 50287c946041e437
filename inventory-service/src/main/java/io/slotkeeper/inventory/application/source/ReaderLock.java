package io.slotkeeper.inventory.application.source;

/**
 * Port to the lock that one instance of this service has: it reads the sources. It spares the managers from being read
 * twice; that nothing wrong is written rests on the numbers of runs alone.
 */
public interface ReaderLock {
    /** Takes the lock, or makes sure that it is still held; false when another instance has it. */
    boolean hold();

    /** Gives it back; nothing happens when it is not held. */
    void release();

    /** Whether any instance has it. */
    boolean heldBySomebody();
}
