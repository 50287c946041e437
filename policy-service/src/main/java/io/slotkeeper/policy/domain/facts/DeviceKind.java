package io.slotkeeper.policy.domain.facts;

/** How a device is given to a VM; limits and losses differ by it (backings of VirtualPCIPassthrough in the vSphere API). */
public enum DeviceKind {
    /** One function, by its address: VirtualPCIPassthroughDeviceBackingInfo; on Linux a hostdev. */
    FIXED("a fixed device"),
    /** Any function of a model, chosen at power-on: VirtualPCIPassthroughDynamicBackingInfo, since 7.0. */
    DYNAMIC("a dynamic device"),
    /** A share of a GPU: VirtualPCIPassthroughVmiopBackingInfo, since 6.0. */
    VGPU("a vGPU"),
    /** A virtual function of single root I/O virtualization. */
    SRIOV_VF("an SR-IOV virtual function");

    private final String label;

    DeviceKind(String label) {
        this.label = label;
    }

    /** For sentences, with its article. */
    public String label() {
        return label;
    }
}
