package io.slotkeeper.inventory.domain;

/**
 * A manager that is read by ourselves.
 *
 * @param project to which the hosts and machines belong that it makes known
 * @param revision grows by one with every change of the settings, and only then
 */
public record Source(SourceName id, String project, SourceSettings settings, long revision) {
    public static Source create(SourceName id, String project, SourceSettings settings) {
        return new Source(id, project, settings, 1);
    }

    /** The same source with these settings; itself when they are what it has. */
    public Source with(SourceSettings now) {
        return now.equals(settings) ? this : new Source(id, project, now, revision + 1);
    }
}
