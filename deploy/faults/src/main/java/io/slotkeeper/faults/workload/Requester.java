package io.slotkeeper.faults.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotkeeper.faults.workload.Client.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks for functions, consents, cancels at every state, releases during a hold and twice, and repeats
 * requests with the same key, with the same body and with another.
 */
final class Requester implements Activity {
    private static final List<String> CONSENTS =
            List.of("feature-lost", "feature-loss-unknown", "unlisted", "companion-active");
    private static final Set<String> CONSENTABLE = Set.of("AWAITING_CONSENT");
    private static final Set<String> CANCELLABLE = Set.of("REQUESTED", "AWAITING_CONSENT");
    private static final Set<String> RELEASABLE = Set.of("CLAIMED", "PREPARING", "ATTACHING", "ATTACHED", "FAILED");
    private static final int REMEMBERED_MAX = 40;
    private static final int FUNCTIONS_MAX = 3;
    private static final int ATTEMPTS_MAX = 5;
    private static final int RETRY_MILLIS = 400;
    private static final int THINK_MILLIS = 250;

    private final String name;
    private final Client client;
    private final Fleet fleet;
    private final RandomGenerator random;
    private final Map<String, String> mine = new LinkedHashMap<>();
    private int requests;
    private int bodies;
    private @Nullable Call last;

    Requester(String name, Client client, Fleet fleet, RandomGenerator random) {
        this.name = name;
        this.client = client;
        this.fleet = fleet;
        this.random = random;
    }

    @Override
    public int pauseMillis() {
        return random.nextInt(THINK_MILLIS);
    }

    @Override
    public void step() throws InterruptedException {
        int choice = random.nextInt(100);
        if (choice < 35 || mine.isEmpty()) {
            request();
        } else if (choice < 47) {
            consent(one(CONSENTABLE));
        } else if (choice < 53) {
            change("cancel", one(CANCELLABLE));
        } else if (choice < 70) {
            String id = one(RELEASABLE);
            change("release", id);
            if (random.nextInt(4) == 0) {
                change("release", id);
            }
        } else if (choice < 76) {
            repeat();
        } else if (choice < 86) {
            read(one(Set.of()));
        } else if (choice < 95) {
            look();
        } else {
            client.call(Call.of(
                    "read-holds",
                    "inventory",
                    "GET",
                    "hosts/" + fleet.any(random).id() + "/devices"));
        }
    }

    /** In the end nothing is begun any more. */
    @Override
    public void drain() {}

    private void request() throws InterruptedException {
        Call call = Call.of("request", "assignment", "POST", "assignments")
                .with(body())
                .withKey(random.nextBoolean() ? "key-" + name + "-" + requests : null);
        requests++;
        last = call;
        remember(insist(call));
    }

    /** A careful client asks again with the same key until it is answered; one without a key must not. */
    private Reply insist(Call call) throws InterruptedException {
        Reply reply = client.call(call);
        for (int i = 1; i < ATTEMPTS_MAX && call.key() != null && isOpen(reply); i++) {
            Thread.sleep(RETRY_MILLIS);
            reply = client.call(call);
        }
        return reply;
    }

    private static boolean isOpen(Reply reply) {
        return reply.outcome() == Journal.Outcome.UNKNOWN || reply.status() == 0 || reply.status() == 503;
    }

    private void repeat() throws InterruptedException {
        Call repeated = last;
        if (repeated == null || repeated.key() == null) {
            return;
        }
        remember(client.call(random.nextInt(3) == 0 ? repeated.with(body()) : repeated));
    }

    private ObjectNode body() {
        Fleet.Host host = fleet.any(random);
        Fleet.Host home = random.nextInt(10) == 0 ? fleet.any(random) : host;
        ObjectNode body = Journal.JSON
                .createObjectNode()
                .put("host", host.id())
                .put("vm", home.vms().get(random.nextInt(home.vms().size())));
        Set<String> functions = new TreeSet<>();
        int wanted = 1 + random.nextInt(FUNCTIONS_MAX) * random.nextInt(2);
        for (int i = 0; i < wanted; i++) {
            functions.add(host.anyFunction(random));
        }
        ArrayNode asked = body.putArray("functions");
        functions.forEach(asked::add);
        body.put("reason", "drill").put("externalRef", "ref-" + name + "-" + bodies++);
        int consents = random.nextInt(5);
        ArrayNode given = body.putArray("consents");
        CONSENTS.subList(0, consents == 0 ? 0 : consents == 1 ? 1 : CONSENTS.size())
                .forEach(given::add);
        return body;
    }

    private void consent(String id) throws InterruptedException {
        JsonNode seen = read(id).body();
        Collection<String> needed = new ArrayList<>();
        seen.path("consentsNeeded").forEach(code -> needed.add(code.asText()));
        if (needed.isEmpty()) {
            needed.addAll(CONSENTS);
        }
        ObjectNode body = Journal.JSON.createObjectNode();
        needed.forEach(body.withArray("codes")::add);
        remember(client.call(Call.of("consent", "assignment", "POST", "assignments/" + id + "/consents")
                .with(body)
                .about("assignment", id)));
    }

    private void change(String action, String id) throws InterruptedException {
        remember(client.call(Call.of(action, "assignment", "POST", "assignments/" + id + "/" + action)
                .with(Journal.JSON.createObjectNode().put("reason", "drill"))
                .about("assignment", id)));
    }

    private Reply read(String id) throws InterruptedException {
        Reply reply = client.call(
                Call.of("read", "assignment", "GET", "assignments/" + id).about("assignment", id));
        remember(reply);
        return reply;
    }

    /** Looks where everything stands that this requester asked for. */
    private void look() throws InterruptedException {
        for (JsonNode each : client.call(Call.of("read-list", "assignment", "GET", "assignments?limit=200"))
                .body()
                .path("items")) {
            mine.computeIfPresent(
                    each.path("id").asText(), (id, before) -> each.path("state").asText());
        }
    }

    /** One that was last seen in such a state; now and then, or if there is none, any. */
    private String one(Set<String> states) {
        List<String> fitting = mine.entrySet().stream()
                .filter(each -> states.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        List<String> choice = fitting.isEmpty() || random.nextInt(5) == 0 ? List.copyOf(mine.keySet()) : fitting;
        return choice.get(random.nextInt(choice.size()));
    }

    private void remember(Reply reply) {
        String id = reply.body().path("id").asText("");
        if (reply.isOk() && !id.isEmpty()) {
            mine.put(id, reply.body().path("state").asText());
            if (mine.size() > REMEMBERED_MAX) {
                mine.remove(mine.keySet().iterator().next());
            }
        }
    }
}
