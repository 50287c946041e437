package io.slotkeeper.inventory.persistence;

import io.slotkeeper.inventory.application.DeviceFilter;
import io.slotkeeper.inventory.domain.HostId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as a condition over the rows of functions. */
final class DeviceQuery {
    private final StringBuilder condition = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new HashMap<>();

    private DeviceQuery() {}

    static DeviceQuery of(DeviceFilter filter, @Nullable String after) {
        DeviceQuery query = new DeviceQuery();
        HostId host = filter.host();
        query.and("host = :host", "host", host == null ? null : host.value());
        query.and("vendorId = :vendorId", "vendorId", filter.vendorId());
        query.and("deviceId = :deviceId", "deviceId", filter.deviceId());
        query.and("classId like :class", "class", filter.classPrefix() == null ? null : filter.classPrefix() + "%");
        query.and("context = :context", "context", filter.context());
        query.and("presence = :presence", "presence", filter.presence());
        query.and("assignable = :assignable", "assignable", filter.assignable());
        query.and("search like :text escape '!'", "text", filter.text() == null ? null : contains(filter.text()));
        query.after(after);
        return query;
    }

    String text() {
        return condition + " order by host, address";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void and(String term, String name, @Nullable Object value) {
        if (value != null) {
            condition.append(" and ").append(term);
            parameters.put(name, value);
        }
    }

    private void after(@Nullable String place) {
        if (place != null) {
            int slash = place.indexOf('/');
            String host = slash < 0 ? place : place.substring(0, slash);
            condition.append(" and (host > :afterHost or (host = :afterHost and address > :afterAddress))");
            parameters.put("afterHost", host);
            parameters.put("afterAddress", slash < 0 ? "" : place.substring(slash + 1));
        }
    }

    private static String contains(String text) {
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
