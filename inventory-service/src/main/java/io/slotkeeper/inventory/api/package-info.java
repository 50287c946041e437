/** HTTP: requests in, views out, refusals as problem details. */
@NullMarked
package io.slotkeeper.inventory.api;

import org.jspecify.annotations.NullMarked;
