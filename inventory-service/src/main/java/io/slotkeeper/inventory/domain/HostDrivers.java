package io.slotkeeper.inventory.domain;

import java.util.List;

/**
 * Whether the host has a driver for a function. That none is named means something only where the same source names
 * drivers for other functions; a function that is held by a passthrough driver tells only where modules are listed.
 */
final class HostDrivers {
    private HostDrivers() {}

    static HostDriver of(Statements function) {
        List<HostDriver> answers =
                function.statements().stream().map(HostDrivers::of).toList();
        if (answers.contains(HostDriver.PRESENT)) {
            return HostDriver.PRESENT;
        }
        return answers.contains(HostDriver.ABSENT) ? HostDriver.ABSENT : HostDriver.UNKNOWN;
    }

    private static HostDriver of(Statements.Statement statement) {
        Binding binding = statement.facts().binding();
        if (binding.hasHostDriver()) {
            return HostDriver.PRESENT;
        }
        boolean othersTell = statement.source().functions().values().stream()
                .filter(SourceFunction::present)
                .map(other -> other.facts().binding())
                .anyMatch(other -> binding.driver() == null
                        ? other.reported()
                        : !other.modules().isEmpty());
        return othersTell ? HostDriver.ABSENT : HostDriver.UNKNOWN;
    }
}
