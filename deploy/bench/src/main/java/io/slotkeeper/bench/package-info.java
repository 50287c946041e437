/** Numbered scenarios that measure the packaged product on the real engine, each beside its floor. */
@NullMarked
package io.slotkeeper.bench;

import org.jspecify.annotations.NullMarked;
