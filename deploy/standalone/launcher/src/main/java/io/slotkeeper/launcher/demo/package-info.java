@NullMarked
package io.slotkeeper.launcher.demo;

import org.jspecify.annotations.NullMarked;
