package io.slotkeeper.assignment.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A host as inventory last published it: the part that holds and orders need. */
public record HostState(
        String host,
        String project,
        long revision,
        String platform,
        String version,
        List<Function> functions,
        List<Group> groups) {

    /**
     * A function with the groups that it belongs to and its observed context.
     *
     * @param physicalFunction for a virtual function (SR-IOV) the physical one that it belongs to
     */
    public record Function(
            Address address,
            String contextGroup,
            @Nullable String holderGroup,
            Context context,
            @Nullable Long contextRevision,
            @Nullable Address physicalFunction) {}

    /** Functions that change context together, or that one virtual machine must hold together. */
    public record Group(String id, List<Address> members) {}

    public Optional<Function> function(Address address) {
        return functions.stream().filter(f -> f.address().equals(address)).findFirst();
    }

    /** The functions and everything that changes context with them. */
    public TreeSet<Address> contextMembers(Iterable<Address> addresses) {
        TreeSet<Address> all = new TreeSet<>();
        for (Address address : addresses) {
            all.add(address);
            function(address).ifPresent(f -> all.addAll(members(f.contextGroup())));
        }
        return all;
    }

    /** The functions and every member of their holder groups. */
    public TreeSet<Address> holderMembers(Iterable<Address> addresses) {
        TreeSet<Address> all = new TreeSet<>();
        for (Address address : addresses) {
            all.add(address);
            function(address).map(Function::holderGroup).ifPresent(group -> all.addAll(members(group)));
        }
        return all;
    }

    /** Every pair of a physical and a virtual function that one of the functions is part of, also where it is gone for now. */
    public List<SriovPair> sriovPairs(Collection<Address> addresses) {
        return functions.stream()
                .filter(f -> f.physicalFunction() != null)
                .map(f -> new SriovPair(f.physicalFunction(), f.address()))
                .filter(pair -> addresses.contains(pair.physical()) || addresses.contains(pair.virtual()))
                .sorted(Comparator.comparing(SriovPair::virtual))
                .toList();
    }

    private List<Address> members(String group) {
        return groups.stream()
                .filter(g -> g.id().equals(group))
                .findFirst()
                .map(Group::members)
                .orElse(List.of());
    }
}
