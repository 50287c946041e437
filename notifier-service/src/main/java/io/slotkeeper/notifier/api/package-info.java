/** The notifier over HTTP, the live stream included. */
@NullMarked
package io.slotkeeper.notifier.api;

import org.jspecify.annotations.NullMarked;
