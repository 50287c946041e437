package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.HOST_CRITICAL;
import static io.slotkeeper.policy.domain.verdict.FindingCode.HOST_CRITICAL_UNKNOWN;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.HostUse;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.List;
import java.util.stream.Stream;

/** What the host lives on is never taken from it, not as a companion either. */
final class HostCritical implements Rule {

    @Override
    public String name() {
        return "host-critical";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        List<PciFunction> leaving = leaving(facts);
        Stream<Remark> critical = leaving.stream().flatMap(function -> function.hostUses().stream()
                .filter(HostUse::critical)
                .map(use -> critical(facts, function, use)));
        Stream<Remark> unknown =
                facts.host().usesReported() || leaving.isEmpty() ? Stream.empty() : Stream.of(unknown(facts, leaving));
        return Stream.concat(critical, unknown).toList();
    }

    private static List<PciFunction> leaving(Facts facts) {
        Stream<PciFunction> companions =
                Companion.allOf(facts).stream().flatMap(companion -> companion.function(facts).stream());
        return Stream.concat(facts.requested().stream(), companions).toList();
    }

    private static Remark critical(Facts facts, PciFunction function, HostUse use) {
        String host = facts.host().id();
        String along = facts.isRequested(function.address()) ? "" : ", and it would be taken along";
        return new Remark(
                HOST_CRITICAL,
                function.address(),
                "Host " + host + " lives on " + function.address() + ", which " + use.source() + " reported as "
                        + use.inWords() + along + ".",
                "Move that use to a device of another group first and report the host again, or choose another function.",
                Parameters.with("kind", use.kind())
                        .and("detail", use.detail())
                        .and("source", use.source())
                        .and("observedAt", use.observedAt())
                        .toMap());
    }

    private static Remark unknown(Facts facts, List<PciFunction> leaving) {
        List<String> addresses = leaving.stream().map(PciFunction::address).toList();
        return new Remark(
                HOST_CRITICAL_UNKNOWN,
                facts.host().id(),
                "Host " + facts.host().id()
                        + " has not reported all that it lives on (boot disk, datastores, management network), "
                        + "so nobody can say whether it needs " + Words.either(addresses) + " itself.",
                "Let an agent report the host's uses, or check by hand that none of these carries any of that.",
                Parameters.with("functions", addresses).toMap());
    }
}
