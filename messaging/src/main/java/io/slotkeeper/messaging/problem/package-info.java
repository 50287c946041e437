/** Errors over HTTP: problem details of RFC 9457 with a stable code, the same way in every service. */
@NullMarked
package io.slotkeeper.messaging.problem;

import org.jspecify.annotations.NullMarked;
