package io.slotkeeper.inventory.connector.vsphere;

import io.slotkeeper.inventory.application.source.Credentials;
import io.slotkeeper.inventory.connector.vsphere.vim.Endpoint;
import io.slotkeeper.inventory.connector.vsphere.vim.VimException;
import io.slotkeeper.inventory.connector.vsphere.vim.VimSession;

/** Logs in. */
@FunctionalInterface
interface Sessions {
    VimSession open(Endpoint endpoint, Credentials credentials) throws VimException;
}
