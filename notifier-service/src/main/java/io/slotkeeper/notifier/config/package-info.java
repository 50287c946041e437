/** What an installation may set. */
@NullMarked
package io.slotkeeper.notifier.config;

import org.jspecify.annotations.NullMarked;
