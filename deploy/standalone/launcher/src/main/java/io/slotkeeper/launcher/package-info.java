@NullMarked
package io.slotkeeper.launcher;

import org.jspecify.annotations.NullMarked;
