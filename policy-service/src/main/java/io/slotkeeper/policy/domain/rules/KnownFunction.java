package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.FUNCTION_UNKNOWN;
import static io.slotkeeper.policy.domain.verdict.FindingCode.HOST_RETIRED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.HOST_UNKNOWN;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.List;
import java.util.stream.Stream;

/** Only what some report has shown, on a host in service, can be judged. */
final class KnownFunction implements Rule {

    @Override
    public String name() {
        return "known-function";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        Host host = facts.host();
        if (!host.seen()) {
            return List.of(hostUnknown(host));
        }
        Stream<Remark> retired = host.retired() ? Stream.of(retired(host)) : Stream.empty();
        return Stream.concat(
                        retired, facts.requestedButUnseen().stream().map(address -> functionUnknown(host, address)))
                .toList();
    }

    private static Remark hostUnknown(Host host) {
        return new Remark(
                HOST_UNKNOWN,
                host.id(),
                "No report of " + host.id() + " has arrived, so nothing is known about its devices.",
                "Check the name; register the host with inventory, send a report of its devices, and ask again.",
                Parameters.with("host", host.id()).toMap());
    }

    private static Remark retired(Host host) {
        return new Remark(
                HOST_RETIRED,
                host.id(),
                "Host " + host.id() + " was taken out of service.",
                "Choose a device of another host, or put this one back into service.",
                Parameters.with("host", host.id()).toMap());
    }

    private static Remark functionUnknown(Host host, String address) {
        return new Remark(
                FUNCTION_UNKNOWN,
                address,
                "Host " + host.id() + " has no function " + address + " in revision " + host.revision()
                        + " of its inventory.",
                "Look the address up in the host's list of devices; after a change of hardware send a new report.",
                Parameters.with("host", host.id())
                        .and("hostRevision", host.revision())
                        .toMap());
    }
}
