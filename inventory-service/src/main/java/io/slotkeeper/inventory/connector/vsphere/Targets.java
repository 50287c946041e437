package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.SourceTarget;
import io.slotkeeper.inventory.connector.vsphere.vim.Endpoint;
import io.slotkeeper.inventory.connector.vsphere.vim.Trust;
import io.slotkeeper.inventory.domain.SourceTrust;

/** Turns a source's settings into the client's. */
final class Targets {
    private Targets() {}

    static Endpoint endpoint(SourceTarget target) {
        return new Endpoint(target.url(), trust(target.trust()));
    }

    private static Trust trust(SourceTrust trust) {
        if (trust instanceof SourceTrust.Pinned pinned) {
            return new Trust.Pinned(pinned.sha256());
        }
        if (trust instanceof SourceTrust.Authority authority) {
            return new Trust.Authority(authority.pem());
        }
        return new Trust.Platform();
    }
}
