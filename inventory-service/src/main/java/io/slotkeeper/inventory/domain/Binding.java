package io.slotkeeper.inventory.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which driver has the function and which ones could have it.
 *
 * @param driver the bound driver; null when none is bound or none was reported
 * @param modules kernel modules that know the device
 */
public record Binding(@Nullable String driver, List<String> modules) {
    public static final Binding NONE = new Binding(null, List.of());

    /** Drivers that hold a function for a virtual machine instead of driving it. */
    private static final Set<String> PASSTHROUGH_DRIVERS =
            Set.of("vfio-pci", "pci-stub", "pciback", "xen-pciback", "pciPassthru");

    public Binding {
        modules = List.copyOf(modules);
    }

    boolean reported() {
        return driver != null || !modules.isEmpty();
    }

    /** Whether a driver of the host's own is bound or at hand. */
    boolean hasHostDriver() {
        return Stream.concat(Stream.ofNullable(driver), modules.stream())
                .anyMatch(name -> !PASSTHROUGH_DRIVERS.contains(name));
    }

    /** On Linux the bound driver tells the context. */
    @Nullable
    DeviceContext context() {
        if (driver == null) {
            return null;
        }
        return PASSTHROUGH_DRIVERS.contains(driver) ? DeviceContext.PASSTHROUGH : DeviceContext.HOST;
    }
}
