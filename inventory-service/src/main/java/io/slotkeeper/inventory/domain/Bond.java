package io.slotkeeper.inventory.domain;

import java.util.Set;
import java.util.SortedSet;

/** One reason for which functions belong together; reasons that overlap make one group. */
record Bond(Set<GroupScope> scopes, Evidence evidence, SortedSet<PciAddress> members) {}
