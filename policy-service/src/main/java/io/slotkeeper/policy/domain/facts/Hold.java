package io.slotkeeper.policy.domain.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right of one VM to functions, as assignment published it, tentative or claimed. {@code groupMembers} are the
 * members of the functions' holder groups, frozen when the hold was placed. {@code vmName} is what the VM is called, where
 * the asking project may know that.
 */
public record Hold(
        String assignment,
        String project,
        String host,
        String vm,
        boolean tentative,
        List<String> functions,
        List<String> groupMembers,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String vmName) {

    public Hold {
        functions = functions.stream().sorted().distinct().toList();
        groupMembers = groupMembers.stream().sorted().distinct().toList();
    }

    public Hold(
            String assignment,
            String project,
            String host,
            String vm,
            boolean tentative,
            List<String> functions,
            List<String> groupMembers,
            @Nullable Instant since,
            @Nullable Instant until) {
        this(assignment, project, host, vm, tentative, functions, groupMembers, since, until, null);
    }

    /** The same hold under the VM's name. */
    public Hold named(@Nullable String name) {
        return new Hold(assignment, project, host, vm, tentative, functions, groupMembers, since, until, name);
    }

    /** The VM's name and id, for sentences. */
    public String vmInWords() {
        return Vm.inWords(vm, vmName);
    }

    public boolean holds(String onHost, String address) {
        return host.equals(onHost) && functions.contains(address);
    }

    /** True for what the hold reserves without using it: the rest of its holder groups. */
    public boolean reserves(String onHost, String address) {
        return host.equals(onHost) && groupMembers.contains(address) && !functions.contains(address);
    }

    /** The hold without the name of who holds: for other projects. */
    public Hold masked() {
        return new Hold("", "", host, "another project", tentative, functions, groupMembers, since, until);
    }
}
