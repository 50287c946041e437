package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.ManagedObject;
import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster treats its machines, from {@code configurationEx} (ClusterConfigInfoEx).
 *
 * @param drsOverrides what DRS does with single machines, by their ids; empty where the cluster does not let them
 * @param restartPriorities what HA does with single machines, by their ids
 */
record ClusterRules(
        @Nullable Boolean drsEnabled,
        @Nullable String drsBehavior,
        Map<String, DrsOverride> drsOverrides,
        @Nullable Boolean haEnabled,
        @Nullable String restartPriority,
        Map<String, String> restartPriorities) {
    private static final String CLUSTER_DEFAULT = "clusterRestartPriority";

    /** What a machine has instead of its cluster's setting; null for what it leaves as it is. */
    record DrsOverride(@Nullable Boolean enabled, @Nullable String behavior) {}

    static ClusterRules of(VimValue config) {
        boolean overrides = config.flag("drsConfig.enableVmBehaviorOverrides").orElse(true);
        return new ClusterRules(
                config.flag("drsConfig.enabled").orElse(null),
                config.text("drsConfig.defaultVmBehavior").orElse(null),
                overrides
                        ? byVm(
                                config,
                                "drsVmConfig",
                                vm -> Optional.of(new DrsOverride(
                                        vm.flag("enabled").orElse(null),
                                        vm.text("behavior").orElse(null))))
                        : Map.of(),
                config.flag("dasConfig.enabled").orElse(null),
                config.text("dasConfig.defaultVmSettings.restartPriority").orElse(null),
                byVm(config, "dasVmConfig", ClusterRules::ownPriority));
    }

    /** Whether DRS looks after the machine; empty where that is not said. */
    Optional<Boolean> drs(String vm) {
        Boolean own = override(vm).enabled();
        return Optional.ofNullable(Boolean.FALSE.equals(own) && drsEnabled != null ? Boolean.FALSE : drsEnabled);
    }

    /** Whether DRS moves the machine without asking anybody. */
    boolean moves(String vm) {
        return drs(vm).orElse(false)
                && "fullyAutomated"
                        .equals(Objects.requireNonNullElse(override(vm).behavior(), String.valueOf(drsBehavior)));
    }

    /** Whether HA restarts the machine elsewhere; empty where that is not said. */
    Optional<Boolean> restarts(String vm) {
        String priority = restartPriorities.getOrDefault(vm, String.valueOf(restartPriority));
        return Optional.ofNullable(haEnabled).map(on -> on && !priority.equals("disabled"));
    }

    private DrsOverride override(String vm) {
        return drsOverrides.getOrDefault(vm, new DrsOverride(null, null));
    }

    /** {@code dasSettings} is where it has been since 2.5; before, it stood beside. */
    private static Optional<String> ownPriority(VimValue vm) {
        return vm.text("dasSettings.restartPriority")
                .or(() -> vm.text("restartPriority"))
                .filter(priority -> !priority.equals(CLUSTER_DEFAULT));
    }

    private static <T> Map<String, T> byVm(VimValue config, String list, Function<VimValue, Optional<T>> read) {
        Map<String, T> byVm = new HashMap<>();
        config.children(list).forEach(entry -> entry.child("key")
                .flatMap(VimValue::reference)
                .map(ManagedObject::id)
                .ifPresent(vm -> read.apply(entry).ifPresent(found -> byVm.put(vm, found))));
        return Map.copyOf(byVm);
    }
}
