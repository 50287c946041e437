package io.slotkeeper.inventory.connector.vsphere.vim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Paths that a server of this version does not have, by type. Older servers refuse a whole request for one of them, so
 * it is asked again without.
 */
final class UnknownPaths {
    static final String FAULT = "InvalidProperty";

    private final Map<String, List<String>> byType = new HashMap<>();

    /** A request for properties of one type. */
    interface Request<T> {
        T ask(PropertySet known) throws VimException;
    }

    /** Asks again without each path that the server refuses; every path can be refused only once. */
    <T> T without(PropertySet wanted, Request<T> request) throws VimException {
        while (true) {
            try {
                return request.ask(known(wanted));
            } catch (VimException e) {
                if (!learnt(wanted, e)) {
                    throw e;
                }
            }
        }
    }

    List<String> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    private PropertySet known(PropertySet wanted) {
        List<String> known = new ArrayList<>(wanted.paths());
        known.removeAll(of(wanted.type()));
        return new PropertySet(wanted.type(), known);
    }

    private boolean learnt(PropertySet wanted, VimException refusal) {
        if (!SoapFault.is(FAULT, refusal) || !(refusal.getCause() instanceof SoapFault fault)) {
            return false;
        }
        String name = fault.detail().text("name").orElse("");
        List<String> asked = known(wanted).paths();
        List<String> refused = asked.stream()
                .filter(path -> path.equals(name) || path.startsWith(name + "."))
                .toList();
        byType.computeIfAbsent(wanted.type(), type -> new ArrayList<>()).addAll(refused);
        return !refused.isEmpty();
    }
}
