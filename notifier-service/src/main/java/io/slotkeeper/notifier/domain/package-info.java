/** Whom a state change is told to, and how loudly: plain Java, no framework. */
@NullMarked
package io.slotkeeper.notifier.domain;

import org.jspecify.annotations.NullMarked;
