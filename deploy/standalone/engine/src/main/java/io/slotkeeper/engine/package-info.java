/** A real PostgreSQL and a real Kafka broker in one JVM, provisioned with least privilege and ready for the services. */
@NullMarked
package io.slotkeeper.engine;

import org.jspecify.annotations.NullMarked;
