package io.slotkeeper.policy.domain.platform;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading platform profiles: all of them, or every fault that was found. */
public sealed interface ProfilesReading {

    /** All in order. */
    record Read(PlatformProfiles profiles) implements ProfilesReading {}

    /** At least one place is wrong, so nothing was read. */
    record Refused(List<ProfileFault> faults) implements ProfilesReading {
        public Refused {
            faults = List.copyOf(faults);
        }

        /** One line for each fault. */
        public String inWords() {
            return faults.stream()
                    .map(fault -> fault.path() + ": " + fault.message())
                    .collect(Collectors.joining("\n"));
        }
    }
}
