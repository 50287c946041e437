package io.slotkeeper.inventory.connector.vsphere.vim;

/**
 * What a server says about itself before anybody logs in.
 *
 * @param apiVersion such as {@code 4.0} or {@code 8.0.3.0}
 * @param apiType {@code VirtualCenter}, or {@code HostAgent} for a single ESXi host
 * @param instanceUuid unique to this server; empty on servers that do not say it (before 4.0, and single hosts)
 */
public record About(
        String fullName, String version, String build, String apiVersion, String apiType, String instanceUuid) {}
