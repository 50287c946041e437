package io.slotkeeper.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.simulator.fleet.Fleet;
import io.slotkeeper.simulator.fleet.FleetFile;
import io.slotkeeper.simulator.fleet.FleetSpec.FunctionSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.HostSpec;
import io.slotkeeper.simulator.fleet.FleetSpec.VmSpec;
import io.slotkeeper.simulator.soap.Misbehaviour;
import io.slotkeeper.simulator.soap.SoapServer;
import io.slotkeeper.simulator.tls.ServerIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What can be asked of the control endpoint, by name. */
final class Actions {
    private final Fleet fleet;
    private final SoapServer soap;
    private final @Nullable ServerIdentity identity;
    private final Map<String, Action> actions = new HashMap<>();

    /**
     * @see #run
     */
    private interface Action {
        void run(JsonNode request) throws IOException;
    }

    Actions(Fleet fleet, SoapServer soap, @Nullable ServerIdentity identity) {
        this.fleet = fleet;
        this.soap = soap;
        this.identity = identity;
        ofVms();
        ofHosts();
        ofTheServer();
    }

    Set<String> names() {
        return new TreeSet<>(actions.keySet());
    }

    /**
     * @throws IllegalArgumentException there is no such action, host or virtual machine, or something is missing
     * @throws IOException a part of a fleet that is none
     */
    void run(String name, JsonNode request) throws IOException {
        Action action = actions.get(name);
        if (action == null) {
            throw new IllegalArgumentException("There is no action %s, but %s".formatted(name, names()));
        }
        action.run(request);
    }

    private void ofVms() {
        actions.put("move-vm", request -> fleet.moveVm(text(request, "vm"), text(request, "host")));
        actions.put("rename-vm", request -> fleet.renameVm(text(request, "vm"), text(request, "name")));
        actions.put("delete-vm", request -> fleet.deleteVm(text(request, "vm")));
        actions.put("add-vm", request -> fleet.addVm(part(request, "vm", VmSpec.class)));
        actions.put("power", request -> fleet.power(text(request, "vm"), flag(request, "on")));
        actions.put("attach", request -> fleet.attach(text(request, "vm"), text(request, "address")));
        actions.put("detach", request -> fleet.detach(text(request, "vm"), text(request, "address")));
    }

    private void ofHosts() {
        actions.put(
                "add-host",
                request -> fleet.addHost(
                        request.hasNonNull("cluster") ? text(request, "cluster") : null,
                        part(request, "host", HostSpec.class)));
        actions.put("remove-host", request -> fleet.removeHost(text(request, "host")));
        actions.put("connection", request -> fleet.connection(text(request, "host"), text(request, "state")));
        actions.put("maintenance", request -> fleet.maintenance(text(request, "host"), flag(request, "on")));
        actions.put("reboot", request -> fleet.reboot(text(request, "host")));
        actions.put(
                "plug", request -> fleet.plug(text(request, "host"), part(request, "function", FunctionSpec.class)));
        actions.put("unplug", request -> fleet.unplug(text(request, "host"), text(request, "address")));
        actions.put(
                "passthrough",
                request -> fleet.markPassthrough(
                        text(request, "host"), text(request, "address"), flag(request, "enabled")));
    }

    private void ofTheServer() {
        actions.put("misbehave", request -> soap.misbehaviours()
                .next(request.path("method").asText("*"), request.path("times").asInt(1), misbehaviour(request)));
        actions.put("behave", request -> {
            soap.misbehaviours().clear();
            soap.settings().reset();
            soap.privileges().allowEverything();
        });
        actions.put("expire-sessions", request -> soap.sessions().expireAll());
        actions.put("truncate-updates", request -> soap.settings().truncateUpdatesTo(number(request, "objects")));
        actions.put("ignore-paging", request -> soap.settings().ignorePaging(flag(request, "on")));
        actions.put("pad-config-options", request -> soap.settings().padConfigOptions(number(request, "options")));
        actions.put("deny", request -> soap.privileges().deny(text(request, "privilege"), refs(request)));
        actions.put("replace-certificate", request -> {
            if (identity == null) {
                throw new IllegalStateException("The web service runs without TLS");
            }
            identity.replace(request.path("name").asText("localhost"));
        });
    }

    /** By name or by the value of the reference. */
    private Set<String> refs(JsonNode request) {
        return StreamSupport.stream(request.path("objects").spliterator(), false)
                .map(JsonNode::asText)
                .map(name -> fleet.now()
                        .named(name)
                        .map(entity -> entity.ref().value())
                        .orElse(name))
                .collect(Collectors.toSet());
    }

    private static Misbehaviour misbehaviour(JsonNode request) {
        return switch (text(request, "kind")) {
            case "fault" -> new Misbehaviour.Fault(request.path("fault").asText("RuntimeFault"));
            case "http" -> new Misbehaviour.HttpStatus(request.path("status").asInt(503));
            case "garbage" -> new Misbehaviour.Garbage();
            case "truncated" -> new Misbehaviour.Truncated();
            case "entity-bomb" -> new Misbehaviour.EntityBomb();
            case "wrong-types" -> new Misbehaviour.WrongTypes();
            case "unknown-subtypes" -> new Misbehaviour.UnknownSubtypes();
            case "huge" -> new Misbehaviour.Huge(request.path("bytes").asLong(100_000_000));
            case "drip" -> new Misbehaviour.Drip(request.path("bytesPerSecond").asInt(100));
            case "stall" ->
                new Misbehaviour.Stall(Duration.ofMillis(request.path("millis").asLong(60_000)));
            case "drop" -> new Misbehaviour.Drop(request.path("midway").asBoolean(false));
            default -> throw new IllegalArgumentException("kind is one of " + KINDS);
        };
    }

    private static final List<String> KINDS = List.of(
            "fault",
            "http",
            "garbage",
            "truncated",
            "entity-bomb",
            "wrong-types",
            "unknown-subtypes",
            "huge",
            "drip",
            "stall",
            "drop");

    private static JsonNode present(JsonNode request, String name) {
        JsonNode value = request.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static String text(JsonNode request, String name) {
        return present(request, name).asText();
    }

    private static boolean flag(JsonNode request, String name) {
        JsonNode value = present(request, name);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(name + " is true or false");
        }
        return value.asBoolean();
    }

    private static int number(JsonNode request, String name) {
        JsonNode value = present(request, name);
        if (!value.canConvertToInt()) {
            throw new IllegalArgumentException(name + " is a number");
        }
        return value.asInt();
    }

    private static <T> T part(JsonNode request, String name, Class<T> type) throws IOException {
        return FleetFile.part(present(request, name).toString(), type);
    }
}
