package io.slotkeeper.policy.domain.facts;

/** What may be true of a VM, and keeps a feature that its platform takes away otherwise. */
public enum VmCondition {
    /** Its device is a port of Cisco UCS with VM-FEX (VMDirectPath Gen2). */
    VM_FEX,
    /** {@code fixedPassthruHotPlugEnabled} is set for it (vSphere API, since 8.0.1.0). */
    HOT_PLUG_OPT_IN
}
