/** What operators do over HTTP, the same way in every service; a service gives each resource its address. */
@NullMarked
package io.slotkeeper.messaging.operations;

import org.jspecify.annotations.NullMarked;
