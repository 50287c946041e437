package io.slotkeeper.launcher.door;

import java.util.List;

/** Where a path leads. The services' own technical paths ({@code /q/...}) lead nowhere, except a service's OpenAPI document. */
sealed interface Route {
    /** The services that have an API; the last one also serves the dashboard. */
    List<String> SERVICES = List.of("inventory", "policy", "assignment", "notifier");

    String DASHBOARD = "notifier";

    /** To a service, under the path that it knows. */
    record ToService(String service, String path) implements Route {}

    /** Answered by the door itself. */
    record AtDoor(Page page) implements Route {}

    /** Answered by nobody. */
    record Nowhere() implements Route {}

    /** What the door answers itself. */
    enum Page {
        LOGIN,
        LOGOUT,
        SESSION,
        LINKS,
        STATUS
    }

    static Route of(String path) {
        return switch (path) {
            case "/login" -> new AtDoor(Page.LOGIN);
            case "/logout" -> new AtDoor(Page.LOGOUT);
            case "/api/session" -> new AtDoor(Page.SESSION);
            case "/api/session/links" -> new AtDoor(Page.LINKS);
            case "/api/status" -> new AtDoor(Page.STATUS);
            default -> ofService(path);
        };
    }

    private static Route ofService(String path) {
        for (String service : SERVICES) {
            String prefix = "/api/" + service + "/";
            if (path.startsWith(prefix)) {
                return new ToService(service, path.equals(prefix + "v1/openapi") ? "/q/openapi" : path);
            }
        }
        boolean hidden = path.equals("/q") || path.startsWith("/q/") || path.equals("/api") || path.startsWith("/api/");
        return hidden ? new Nowhere() : new ToService(DASHBOARD, path);
    }
}
