package io.slotkeeper.launcher.process;

import java.time.Duration;

/** Hears what happens to the children; called from their watching threads. */
public interface ServiceEvents {
    /** A process of the service was started, or is gone: what {@link ServiceProcess#running()} says has changed. */
    void changed();

    /** The service ended by itself and is started again after the pause. */
    void died(String service, String how, Duration pause);
}
