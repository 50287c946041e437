package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.domain.Feature;
import io.slotkeeper.inventory.domain.FeatureUse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which features a machine uses, as far as the server shows it. What it shows is today; <em>unused</em> is said only
 * where the machine is set up not to use the feature, as everything else may be used tomorrow without a setting.
 *
 * <table>
 * <caption>Evidence</caption>
 * <tr><th>feature</th><th>used</th><th>unused</th></tr>
 * <tr><td>VMOTION</td><td>DRS moves it by itself (fullyAutomated) in a cluster of several hosts</td><td>-</td></tr>
 * <tr><td>DRS</td><td>DRS is on for it, in a cluster of several hosts</td>
 *     <td>off for it or its cluster, or the host is in no cluster</td></tr>
 * <tr><td>HA</td><td>HA is on for its cluster, and its restart priority is not disabled</td>
 *     <td>off for it or its cluster, or the host is in no cluster</td></tr>
 * <tr><td>FT</td><td>faultToleranceState is anything else</td><td>notConfigured</td></tr>
 * <tr><td>SNAPSHOTS</td><td>it has one</td><td>- (backups take one each night and remove it)</td></tr>
 * <tr><td>SUSPEND_RESUME</td><td>it is suspended</td><td>-</td></tr>
 * <tr><td>HOT_ADD</td><td>cpuHotAddEnabled or memoryHotAddEnabled</td>
 *     <td>- (devices can be added to every machine)</td></tr>
 * <tr><td>RECORD_REPLAY</td><td>recordReplayState is anything else</td><td>inactive</td></tr>
 * </table>
 */
final class Features {
    private Features() {}

    /**
     * Where a machine runs.
     *
     * @param vcenter whether the server is a vCenter; a single host does not know of clusters
     * @param cluster empty where the host is in none, or in none that can be seen
     * @param inNoCluster whether the host is known to be in none
     */
    record Whereabouts(boolean vcenter, Optional<Known> cluster, boolean inNoCluster) {}

    static Map<Feature, FeatureUse> of(Machine machine, Whereabouts where) {
        Known vm = machine.known();
        Map<Feature, FeatureUse> uses = new EnumMap<>(Feature.class);
        byCluster(uses, machine.object(), where);
        vm.get(VmProperties.FAULT_TOLERANCE).ifPresent(state -> uses.put(Feature.FT, unless(state, "notConfigured")));
        vm.get(VmProperties.RECORD_REPLAY)
                .ifPresent(state -> uses.put(Feature.RECORD_REPLAY, unless(state, "inactive")));
        used(uses, Feature.SNAPSHOTS, vm.get(VmProperties.SNAPSHOTS).orElse(false));
        used(
                uses,
                Feature.SUSPEND_RESUME,
                vm.get(VmProperties.POWER).filter("suspended"::equals).isPresent());
        used(
                uses,
                Feature.HOT_ADD,
                vm.get(VmProperties.CPU_HOT_ADD).orElse(false)
                        || vm.get(VmProperties.MEMORY_HOT_ADD).orElse(false));
        return uses;
    }

    private static void byCluster(Map<Feature, FeatureUse> uses, String vm, Whereabouts where) {
        if (where.vcenter() && where.inNoCluster()) {
            uses.put(Feature.DRS, FeatureUse.UNUSED);
            uses.put(Feature.HA, FeatureUse.UNUSED);
        }
        where.cluster()
                .ifPresent(cluster -> cluster.get(ClusterProperties.RULES).ifPresent(rules -> {
                    boolean several = cluster.get(ClusterProperties.HOSTS).orElse(0) > 1;
                    rules.drs(vm)
                            .filter(on -> !on || several)
                            .ifPresent(on -> uses.put(Feature.DRS, on ? FeatureUse.USED : FeatureUse.UNUSED));
                    used(uses, Feature.VMOTION, several && rules.moves(vm));
                    rules.restarts(vm).ifPresent(on -> uses.put(Feature.HA, on ? FeatureUse.USED : FeatureUse.UNUSED));
                }));
    }

    private static void used(Map<Feature, FeatureUse> uses, Feature feature, boolean used) {
        if (used) {
            uses.put(feature, FeatureUse.USED);
        }
    }

    private static FeatureUse unless(String state, String off) {
        return state.equals(off) ? FeatureUse.UNUSED : FeatureUse.USED;
    }
}
