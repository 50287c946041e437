package io.slotkeeper.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotkeeper.simulator.Simulator;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes single changes in a watched vCenter of the generator's, and looks when they are in the API and what was written. */
final class Changes {
    /** The generator gives the first machine of every tenth host a device; those in between are free for us. */
    static final int MAX = 8;

    static final int HOSTS_MIN = MAX + 2;

    private static final String DEVICE = "0000:3b:00.0";
    private static final String WAIT = "WaitForUpdatesEx";
    private static final int LOOK_MILLIS = 5;
    private static final long LIMIT_NANOS = 30_000_000_000L;

    private final Bed bed;
    private final Simulator vcenter;
    private final int times;

    Changes(Bed bed, Simulator vcenter, int times) {
        this.bed = bed;
        this.vcenter = vcenter;
        this.times = times;
    }

    private interface Look {
        boolean isThere() throws IOException, InterruptedException;
    }

    /**
     * One change.
     *
     * @param updates how many updates the service had been given, at most, when the change was there
     */
    private record Seen(double millis, long updates, Written written) {}

    List<Promise> measure() throws IOException, SQLException, InterruptedException {
        List<Seen> attached = new ArrayList<>();
        List<Seen> moved = new ArrayList<>();
        for (int host = 1; host <= times; host++) {
            attached.add(attach("vm-%04d-1".formatted(host), name(host)));
            moved.add(move("vm-%04d-2".formatted(host), name(host + 1)));
        }
        return List.of(promise("a device given to a machine", attached), promise("a machine moved", moved));
    }

    private Seen attach(String vm, String host) throws IOException, SQLException, InterruptedException {
        String id = id(vm);
        return change(() -> vcenter.fleet().attach(vm, DEVICE), () -> id.equals(holder(host)));
    }

    private Seen move(String vm, String host) throws IOException, SQLException, InterruptedException {
        String path = "vms/" + id(vm);
        return change(
                () -> vcenter.fleet().moveVm(vm, host),
                () -> host.equals(bed.api().get(path).path("host").asText()));
    }

    private Seen change(Runnable what, Look look) throws IOException, SQLException, InterruptedException {
        Bed.Mark before = bed.quiet();
        long waits = waits();
        long begin = System.nanoTime();
        what.run();
        while (!look.isThere()) {
            if (System.nanoTime() - begin > LIMIT_NANOS) {
                throw new IOException("a change is not in the API after 30 s; "
                        + bed.service().endOfLog());
            }
            Thread.sleep(LOOK_MILLIS);
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        long updates = waits() - waits;
        return new Seen(millis, updates, bed.between(before, bed.quiet()));
    }

    /** A wait was under way when the change was made; its answer is the first update, and the next wait may have begun. */
    private long waits() {
        return vcenter.calls().getOrDefault(WAIT, 0L);
    }

    private static Promise promise(String what, List<Seen> seen) {
        long updates = seen.stream().mapToLong(Seen::updates).max().orElse(0);
        List<Double> millis = seen.stream().map(Seen::millis).toList();
        return new Promise(
                what + ": in the API after one update",
                updates <= 1,
                "at most %d update, median of %d %.0f ms (to %.0f ms); the last of them wrote %s"
                        .formatted(
                                Math.max(1, updates),
                                seen.size(),
                                Samples.median(millis),
                                millis.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .max()
                                        .orElse(0),
                                seen.get(seen.size() - 1).written()));
    }

    private String holder(String host) throws IOException, InterruptedException {
        for (JsonNode device :
                bed.api().get("hosts/" + host + "/devices?limit=500").path("items")) {
            if (device.path("address").asText().equals(DEVICE)) {
                return device.path("observedHolder").path("vm").asText();
            }
        }
        return "";
    }

    private String id(String vm) {
        return vcenter.fleet().now().vmNamed(vm).instanceUuid();
    }

    private static String name(int host) {
        return "esxi-%04d.gen.example".formatted(host);
    }
}
