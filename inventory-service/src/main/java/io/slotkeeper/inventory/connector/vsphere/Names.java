package io.slotkeeper.inventory.connector.vsphere;

/** Names of managed objects: vSphere writes a slash, a backslash and a per cent sign in them as in a URL. */
final class Names {
    private Names() {}

    static String readable(String name) {
        return name.replaceAll("%2[fF]", "/").replaceAll("%5[cC]", "\\\\").replace("%25", "%");
    }
}
