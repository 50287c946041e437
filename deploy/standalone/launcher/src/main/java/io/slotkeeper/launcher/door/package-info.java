@NullMarked
package io.slotkeeper.launcher.door;

import org.jspecify.annotations.NullMarked;
