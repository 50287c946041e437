package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.connector.vsphere.vim.About;

/** Names of servers, and of managed objects: vSphere writes a slash, a backslash and a per cent sign in them as in a URL. */
final class Names {
    private Names() {}

    /** What a server calls itself, with its version. */
    static String server(About about) {
        return about.fullName().isEmpty() ? "%s %s".formatted(about.apiType(), about.version()) : about.fullName();
    }

    static String readable(String name) {
        return name.replaceAll("%2[fF]", "/").replaceAll("%5[cC]", "\\\\").replace("%25", "%");
    }
}
