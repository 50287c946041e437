/** Plumbing that the services share: outbox, relay, inbox, CloudEvents envelope and dead letters. It knows no event type. */
@NullMarked
package io.slotkeeper.messaging;

import org.jspecify.annotations.NullMarked;
