package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.MissingPrivilege;
import io.slotkeeper.inventory.connector.vsphere.vim.MissingProperty;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the account may not read, counted over all objects. */
final class Gaps {
    private static final String NO_PERMISSION = "NoPermission";
    /** What the API's reference demands for every property that is read here. */
    private static final String READ = "System.Read";

    private static final Comparator<MissingPrivilege> ORDER =
            Comparator.comparing(MissingPrivilege::privilege).thenComparing(MissingPrivilege::what);

    private Gaps() {}

    static List<MissingPrivilege> of(Stream<Known> objects, Stream<MissingPrivilege> refusedCalls) {
        Map<MissingPrivilege, Integer> counts = new HashMap<>();
        objects.flatMap(object -> object.missing().stream())
                .forEach(missing -> of(missing).forEach(gap -> counts.merge(gap, 1, Integer::sum)));
        return all(counts, refusedCalls);
    }

    /** Other faults are none that a privilege mends: the server's version does not know the path, or the object has gone. */
    static Stream<MissingPrivilege> of(MissingProperty missing) {
        return missing.fault().equals(NO_PERMISSION)
                ? Stream.of(
                        new MissingPrivilege(Objects.requireNonNullElse(missing.privilege(), READ), missing.path(), 0))
                : Stream.empty();
    }

    static List<MissingPrivilege> all(Map<MissingPrivilege, Integer> counts, Stream<MissingPrivilege> refusedCalls) {
        Stream<MissingPrivilege> counted = counts.entrySet().stream()
                .map(gap -> new MissingPrivilege(
                        gap.getKey().privilege(), gap.getKey().what(), gap.getValue()));
        return Stream.concat(counted, refusedCalls).sorted(ORDER).toList();
    }
}
