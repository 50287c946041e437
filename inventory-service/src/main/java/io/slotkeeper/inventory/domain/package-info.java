/** What a host has, as its sources tell it: plain Java, no framework, time and ids as arguments. */
@NullMarked
package io.slotkeeper.inventory.domain;

import org.jspecify.annotations.NullMarked;
