package io.slotkeeper.faults.fault;

import io.slotkeeper.faults.bed.Bed;
import io.slotkeeper.faults.fault.Fault.Kind;
import io.slotkeeper.faults.fault.Fault.Lane;
import io.slotkeeper.faults.workload.Records;
import java.util.ArrayList;
import java.util.List;

/** Every kind of fault there is, by its name. */
public final class Faults {
    private Faults() {}

    /** All kinds that can be done to this bed. */
    public static List<Kind> of(Bed bed, Records records, Notes notes) {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(new Kind("kill-service", Lane.SERVICES, 500, 3000, random -> new KillService(bed, random)));
        kinds.add(new Kind("crash-point", Lane.SERVICES, 2000, 5000, random -> new CrashPoint(bed, random)));
        kinds.add(new Kind("service-held", Lane.SERVICES, 9000, 14000, random -> new ServiceHeld(bed, random)));
        kinds.add(new Kind("rebalance", Lane.SERVICES, 6000, 12000, random -> new Rebalance(bed, random)));
        kinds.add(new Kind("second-instance", Lane.SERVICES, 6000, 12000, random -> new SecondInstance(bed, random)));
        kinds.add(new Kind(
                "records-repeated", Lane.SERVICES, 1000, 2000, random -> new RecordsRepeated(bed, records, random)));
        kinds.add(new Kind("poison", Lane.SERVICES, 1000, 2000, random -> new Poison(bed, records, notes, random)));
        kinds.add(new Kind("outbox-held", Lane.SERVICES, 8000, 60000, random -> new OutboxHeld(bed, notes, random)));
        kinds.add(new Kind("connections-terminated", Lane.GROUND, 500, 2000, random -> new ConnectionsTerminated(bed)));
        kinds.add(new Kind("postgres-stopped", Lane.GROUND, 3000, 8000, random -> new PostgresStopped(bed)));
        if (bed.brokers().nodes().size() == 1) {
            kinds.add(new Kind(
                    "broker-stopped",
                    Lane.GROUND,
                    4000,
                    12000,
                    random -> new BrokerDown(bed, notes, BrokerDown.How.STOPPED)));
            kinds.add(new Kind(
                    "broker-killed",
                    Lane.GROUND,
                    4000,
                    12000,
                    random -> new BrokerDown(bed, notes, BrokerDown.How.KILLED)));
            kinds.add(new Kind(
                    "broker-wiped",
                    Lane.GROUND,
                    2000,
                    6000,
                    random -> new BrokerDown(bed, notes, BrokerDown.How.WIPED)));
        } else {
            kinds.add(new Kind("broker-lost", Lane.GROUND, 10000, 20000, random -> new BrokerLost(bed, random)));
        }
        if (bed.smallDisks().isPossible()) {
            kinds.add(new Kind("postgres-disk-full", Lane.GROUND, 4000, 8000, random -> new DiskFull(bed, true)));
            kinds.add(new Kind("broker-disk-full", Lane.GROUND, 4000, 8000, random -> new DiskFull(bed, false)));
        }
        return kinds;
    }
}
