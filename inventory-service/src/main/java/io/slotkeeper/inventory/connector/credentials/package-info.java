/** Where users and passwords of sources are looked up: files, the environment, and the platform's providers. */
@NullMarked
package io.slotkeeper.inventory.connector.credentials;

import org.jspecify.annotations.NullMarked;
