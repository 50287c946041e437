package io.slotkeeper.inventory.domain;

/** The hypervisor of a host: classic ESX, ESXi, or Linux with KVM. */
public enum Platform {
    ESX,
    ESXI,
    KVM
}
