/** The fleet as the managed objects and data objects of the vSphere Web Services API. */
@NullMarked
package io.slotkeeper.simulator.vim;

import org.jspecify.annotations.NullMarked;
