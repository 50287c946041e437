package io.slotkeeper.messaging;

import io.slotkeeper.messaging.testing.EngineResource;
import java.util.Map;

/** A database, and an address at which no broker answers. */
public class BrokerAwayResource extends EngineResource {
    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        settings.put("kafka.bootstrap.servers", "127.0.0.1:1");
        return settings;
    }
}
