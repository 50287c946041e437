/** What clients, operators, connectors and integrations do, all from one seed, and the record of it. */
@NullMarked
package io.slotkeeper.faults.workload;

import org.jspecify.annotations.NullMarked;
