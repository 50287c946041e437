package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.VimValue;
import io.slotkeeper.inventory.domain.PciAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a host's network. */
final class Network {
    private static final String MANAGEMENT = "management";

    private Network() {}

    /**
     * A physical network adapter.
     *
     * @param pci null where it is no PCI function, such as a USB adapter
     */
    record Pnic(String key, String device, @Nullable PciAddress pci) {
        static List<Pnic> all(VimValue array) {
            return Wire.elements(array)
                    .map(nic -> new Pnic(Wire.required(nic, "key"), Wire.required(nic, "device"), pciOf(nic)))
                    .toList();
        }
    }

    /** Standard, distributed (as this host sees it) or opaque (NSX). */
    enum SwitchKind {
        STANDARD,
        DISTRIBUTED,
        OPAQUE
    }

    /**
     * A virtual switch.
     *
     * @param id by which adapters name it: the name of a standard switch, the UUID of a distributed one
     * @param uplinks keys of physical adapters
     */
    record Switch(SwitchKind kind, String id, String name, List<String> uplinks) {
        static List<Switch> standard(VimValue array) {
            return all(array, SwitchKind.STANDARD, "name", "name");
        }

        static List<Switch> distributed(VimValue array) {
            return all(array, SwitchKind.DISTRIBUTED, "dvsUuid", "dvsName");
        }

        static List<Switch> opaque(VimValue array) {
            return all(array, SwitchKind.OPAQUE, "key", "name");
        }

        private static List<Switch> all(VimValue array, SwitchKind kind, String id, String name) {
            return Wire.elements(array)
                    .map(found -> new Switch(
                            kind,
                            Wire.required(found, id),
                            Wire.text(found, name).orElseGet(() -> Wire.required(found, id)),
                            found.children("pnic").map(VimValue::text).toList()))
                    .toList();
        }
    }

    /** A port group of a standard switch. */
    record Portgroup(String name, String vswitch) {
        static List<Portgroup> all(VimValue array) {
            return Wire.elements(array)
                    .map(group ->
                            new Portgroup(Wire.required(group, "spec.name"), Wire.required(group, "spec.vswitchName")))
                    .toList();
        }
    }

    /**
     * An adapter of the host's own: of the VMkernel, or of the service console of classic ESX.
     *
     * @param portgroup on a standard switch
     * @param dvsUuid of the distributed switch that it is on
     * @param opaque whether it is on an opaque network
     */
    record Vnic(String key, String device, @Nullable String portgroup, @Nullable String dvsUuid, boolean opaque) {
        static List<Vnic> all(VimValue array) {
            return Wire.elements(array).map(Vnic::of).toList();
        }

        private static Vnic of(VimValue nic) {
            return new Vnic(
                    Wire.required(nic, "key"),
                    Wire.required(nic, "device"),
                    Wire.text(nic, "portgroup")
                            .or(() -> Wire.text(nic, "spec.portgroup"))
                            .orElse(null),
                    Wire.text(nic, "spec.distributedVirtualPort.switchUuid").orElse(null),
                    nic.child("spec")
                            .flatMap(spec -> spec.child("opaqueNetwork"))
                            .isPresent());
        }

        /**
         * Whether a key of {@code selectedVnic} means this adapter: servers write the adapter's own key, or the use
         * before it, as in {@code management.key-vim.host.VirtualNic-vmk0}.
         */
        boolean isMeantBy(String selected) {
            return selected.equals(key) || selected.endsWith("." + key);
        }
    }

    /** Keys of the adapters that carry management traffic, from {@code config.virtualNicManagerInfo}. */
    static List<String> managementKeys(VimValue info) {
        return info.children("netConfig")
                .filter(config ->
                        config.text("nicType").filter(MANAGEMENT::equals).isPresent())
                .flatMap(config -> config.children("selectedVnic"))
                .map(VimValue::text)
                .toList();
    }

    /** An adapter whose {@code pci} is no address is no PCI function: a USB or software adapter. */
    static @Nullable PciAddress pciOf(VimValue adapter) {
        return adapter.text("pci").flatMap(PciAddress::parse).orElse(null);
    }
}
