/** A thin client of the vSphere API over SOAP: sessions, views, properties and waiting, no more than discovery needs. */
@NullMarked
package io.slotkeeper.inventory.connector.vsphere.vim;

import org.jspecify.annotations.NullMarked;
