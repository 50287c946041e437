/** Which names of vendors, devices and classes are in force, and that hosts follow them. */
@NullMarked
package io.slotkeeper.inventory.application.names;

import org.jspecify.annotations.NullMarked;
