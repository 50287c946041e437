/** What an assignment is and may become: requests, verdicts, holds, orders. Plain Java; time and ids come in as arguments. */
@NullMarked
package io.slotkeeper.assignment.domain;

import org.jspecify.annotations.NullMarked;
