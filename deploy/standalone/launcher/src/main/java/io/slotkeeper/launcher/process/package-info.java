@NullMarked
package io.slotkeeper.launcher.process;

import org.jspecify.annotations.NullMarked;
