/** Reads libvirt's node device XML. */
@NullMarked
package io.slotkeeper.inventory.connector.nodedev;

import org.jspecify.annotations.NullMarked;
