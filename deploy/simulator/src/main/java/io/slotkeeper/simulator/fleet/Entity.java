package io.slotkeeper.simulator.fleet;

import org.jspecify.annotations.Nullable;

/** A managed entity of the inventory tree. Immutable: a change puts another one in its place. */
public sealed interface Entity permits Entity.Folder, Entity.Datacenter, ComputeResource, Host, Vm {
    MoRef ref();

    String name();

    /** Null for the root only. */
    @Nullable
    MoRef parent();

    record Folder(MoRef ref, String name, @Nullable MoRef parent) implements Entity {}

    /** The folders for datastores and networks are there and empty: clients take them for granted. */
    record Datacenter(
            MoRef ref,
            String name,
            MoRef parent,
            MoRef vmFolder,
            MoRef hostFolder,
            MoRef datastoreFolder,
            MoRef networkFolder)
            implements Entity {}
}
