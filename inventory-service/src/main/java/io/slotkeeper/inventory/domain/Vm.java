package io.slotkeeper.inventory.domain;

/** A virtual machine as somebody described it; the revision grows when the description changes. */
public record Vm(VmId id, String project, long revision, VmFacts facts) {
    /** The same machine with what is said now; itself when that is nothing new. */
    public Vm describe(VmFacts said) {
        return facts.equals(said) ? this : new Vm(id, project, revision + 1, said);
    }
}
