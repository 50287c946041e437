package io.slotkeeper.simulator.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fleet as its file says it (see README, "The fleet file"). What is left out gets a default: here where it is always
 * the same, else where the object is built.
 */
public record FleetSpec(
        @Nullable VCenterSpec vcenter,
        @Nullable String datacenter,
        List<ClusterSpec> clusters,
        List<HostSpec> hosts,
        List<VmSpec> vms) {
    public FleetSpec {
        clusters = orEmpty(clusters);
        hosts = orEmpty(hosts);
        vms = orEmpty(vms);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    /** The server itself. Its version need not be that of its hosts. */
    public record VCenterSpec(String name, String version, String build, @Nullable String instanceUuid) {
        public VCenterSpec {
            name = or(name, "vcenter.lab.example");
            version = or(version, "8.0.3.0");
            build = or(build, "24022515");
        }

        static VCenterSpec standard() {
            return new VCenterSpec("vcenter.lab.example", "8.0.3.0", "24022515", null);
        }
    }

    /**
     * A cluster of hosts.
     *
     * @param drs unset is off; otherwise the default behaviour: fullyAutomated, partiallyAutomated or manual
     */
    public record ClusterSpec(String name, boolean ha, @Nullable String drs, List<HostSpec> hosts) {
        public ClusterSpec {
            hosts = orEmpty(hosts);
        }
    }

    /**
     * A host.
     *
     * @param product {@code esx} (with a service console) or {@code embeddedEsx}
     * @param connection connected, disconnected or notResponding
     * @param rebind devices change owner without a reboot (7.0 and newer hardware)
     * @param boot the name of the LUN that it boots from
     * @param coredump the name of the LUN with the diagnostic partition
     */
    public record HostSpec(
            String name,
            String version,
            String build,
            @Nullable String product,
            String vendor,
            String model,
            @Nullable String uuid,
            int memoryMB,
            String connection,
            boolean maintenance,
            boolean rebind,
            List<FunctionSpec> functions,
            List<SwitchSpec> switches,
            List<DvsSpec> distributedSwitches,
            List<KernelNicSpec> kernelNics,
            List<LunSpec> luns,
            List<DatastoreSpec> datastores,
            @Nullable String boot,
            @Nullable String coredump) {
        public HostSpec {
            version = or(version, "8.0.3");
            build = or(build, "24022510");
            vendor = or(vendor, "Example Systems");
            model = or(model, "Rack 2U");
            memoryMB = memoryMB == 0 ? 262_144 : memoryMB;
            connection = or(connection, "connected");
            functions = orEmpty(functions);
            switches = orEmpty(switches);
            distributedSwitches = orEmpty(distributedSwitches);
            kernelNics = orEmpty(kernelNics);
            luns = orEmpty(luns);
            datastores = orEmpty(datastores);
        }
    }

    /**
     * One function.
     *
     * @param id vendor:device; the {@link Catalogue} knows class and name of many
     * @param state vmkernel (default), wanted, active or releasing: the table of {@link Passthrough}
     * @param dependent the address that changes owner with it: itself (default), {@code bridge}, or an address
     * @param capable default: everything but bridges
     * @param nic name as vmnicN, if it is a network port of the host's
     * @param hba name as vmhbaN, if it is a storage adapter of the host's
     */
    public record FunctionSpec(
            String at,
            String id,
            @Nullable String sub,
            @JsonProperty("class") @Nullable String classCode,
            @Nullable String name,
            @Nullable String bridge,
            @Nullable String dependent,
            @Nullable Boolean capable,
            @Nullable String state,
            @Nullable Integer numa,
            @Nullable Integer slot,
            @Nullable String nic,
            @Nullable String hba,
            @Nullable String driver,
            @Nullable SriovSpec sriov) {
        /** A function with the catalogue's name and class, owned by the VMkernel. */
        public static FunctionSpec of(String at, String id, @Nullable String bridge) {
            return new FunctionSpec(
                    at, id, null, null, null, bridge, null, null, null, null, null, null, null, null, null);
        }
    }

    /**
     * Virtual functions of a physical one.
     *
     * @param vf id of the virtual functions
     * @param vfs how many there are now
     */
    public record SriovSpec(int max, int vfs, String vf) {}

    public record SwitchSpec(String name, List<String> uplinks, List<String> portgroups) {
        public SwitchSpec {
            uplinks = orEmpty(uplinks);
            portgroups = orEmpty(portgroups);
        }
    }

    public record DvsSpec(String name, @Nullable String uuid, List<String> uplinks) {
        public DvsSpec {
            uplinks = orEmpty(uplinks);
        }
    }

    /**
     * A network interface of the VMkernel ({@code vmkN}) or the service console ({@code vswifN}).
     *
     * @param on a port group, or the name of a distributed switch
     * @param uses management, vmotion, faultToleranceLogging, vSphereReplication, vsan
     */
    public record KernelNicSpec(String name, String on, @Nullable String ip, List<String> uses) {
        public KernelNicSpec {
            uses = orEmpty(uses);
        }
    }

    /**
     * A disk that the host sees.
     *
     * @param hba the adapter whose path leads to it
     */
    public record LunSpec(String name, String hba, int target, int lun, @Nullable String label) {}

    public record DatastoreSpec(String name, List<String> luns, long gb, boolean unmounted) {
        public DatastoreSpec {
            luns = orEmpty(luns);
            gb = gb == 0 ? 512 : gb;
        }
    }

    /**
     * A virtual machine.
     *
     * @param hardware virtual hardware version as vmx-NN
     * @param reserved all memory is reserved; else {@code reservedMB} is
     * @param passthrough addresses of devices that it holds
     * @param ha restart priority, if it overrides the cluster's
     * @param drs behaviour, if it overrides the cluster's; {@code disabled} takes it out
     * @param faultTolerance notConfigured (default), enabled, running …
     */
    public record VmSpec(
            String name,
            String host,
            String hardware,
            int cpus,
            int memoryMB,
            boolean reserved,
            int reservedMB,
            boolean on,
            boolean template,
            @Nullable String uuid,
            @Nullable String instanceUuid,
            List<String> passthrough,
            List<DynamicSpec> dynamic,
            List<String> vgpus,
            List<SriovNicSpec> sriovNics,
            List<String> snapshots,
            @Nullable String ha,
            @Nullable String drs,
            @Nullable String faultTolerance) {
        public VmSpec {
            hardware = or(hardware, "vmx-21");
            cpus = cpus == 0 ? 2 : cpus;
            memoryMB = memoryMB == 0 ? 4096 : memoryMB;
            passthrough = orEmpty(passthrough);
            dynamic = orEmpty(dynamic);
            vgpus = orEmpty(vgpus);
            sriovNics = orEmpty(sriovNics);
            snapshots = orEmpty(snapshots);
        }

        /** A small virtual machine without devices of its own, off. */
        public static VmSpec of(String name, String host, String hardware) {
            return new VmSpec(
                    name, host, hardware, 2, 4096, false, 0, false, false, null, null, List.of(), List.of(), List.of(),
                    List.of(), List.of(), null, null, null);
        }
    }

    /**
     * Any device of these ids will do;
     *
     * @param assigned the one that it has, while it is on
     */
    public record DynamicSpec(List<String> allowed, @Nullable String label, @Nullable String assigned) {
        public DynamicSpec {
            allowed = orEmpty(allowed);
        }
    }

    /**
     * A network card of a virtual machine that is a virtual function.
     *
     * @param vf unset while the host chooses
     */
    public record SriovNicSpec(String pf, @Nullable String vf) {}
}
