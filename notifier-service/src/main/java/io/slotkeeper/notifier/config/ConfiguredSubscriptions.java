package io.slotkeeper.notifier.config;

import io.quarkus.runtime.Startup;
import io.slotkeeper.notifier.domain.Subscriptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The default subscriptions as the domain knows them; a misspelt one stops the start. */
class ConfiguredSubscriptions {
    @Produces
    @Singleton
    @Startup
    Subscriptions subscriptions(NotifierConfig config) {
        return Subscriptions.parse(config.defaultSubscriptions());
    }
}
