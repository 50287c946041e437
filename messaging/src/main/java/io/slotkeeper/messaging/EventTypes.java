package io.slotkeeper.messaging;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells events that a reader knows from those of others and from versions that it does not know yet. */
final class EventTypes {
    private static final Pattern VERSIONED = Pattern.compile("(.+\\.v)\\d+");

    private EventTypes() {}

    /**
     * True where the reader reads that type, false where it is meant for others.
     *
     * @param known the reader's types, empty where it takes all
     * @throws PoisonException where it reads that type, but not in this version
     */
    static boolean isFor(Set<String> known, String type) {
        if (known.isEmpty() || known.contains(type)) {
            return true;
        }
        Matcher versioned = VERSIONED.matcher(type);
        if (versioned.matches() && known.stream().anyMatch(other -> isVersionOf(versioned.group(1), other))) {
            throw new PoisonException("unknown version: " + type + " is none of "
                    + known.stream().sorted().toList());
        }
        return false;
    }

    private static boolean isVersionOf(String base, String type) {
        Matcher versioned = VERSIONED.matcher(type);
        return versioned.matches() && versioned.group(1).equals(base);
    }
}
