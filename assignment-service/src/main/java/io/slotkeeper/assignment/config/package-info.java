/** Settings of the service. */
@NullMarked
package io.slotkeeper.assignment.config;

import org.jspecify.annotations.NullMarked;
