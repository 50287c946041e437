package io.slotkeeper.policy.domain.rules;

import static io.slotkeeper.policy.domain.verdict.FindingCode.LIMIT_DISPUTED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LIMIT_EXCEEDED;
import static io.slotkeeper.policy.domain.verdict.FindingCode.LIMIT_UNKNOWN;
import static io.slotkeeper.policy.domain.verdict.FindingCode.VM_PINNED_ELSEWHERE;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.platform.DisputedLimit;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many functions a VM may have, and that all of them are on the host where it must run. Companions do not count. */
final class VmDeviceLimit implements Rule {

    @Override
    public String name() {
        return "vm-device-limit";
    }

    @Override
    public List<Remark> evaluate(Facts facts) {
        DeviceLimit limit = DeviceLimits.of(facts);
        List<Remark> remarks = new ArrayList<>();
        if (limit.exceeded()) {
            remarks.add(exceeded(facts, limit));
        }
        DeviceLimits.figure(facts)
                .flatMap(figure -> figure.disputed())
                .filter(lower -> !limit.exceeded() && limit.held() + limit.requested() > lower.max())
                .ifPresent(lower -> remarks.add(disputed(facts, limit, lower)));
        if (limit.max() == null && facts.host().seen()) {
            remarks.add(unknown(facts, limit));
        }
        elsewhere(facts).forEach((host, functions) -> remarks.add(pinned(facts, host, functions)));
        return List.copyOf(remarks);
    }

    private static Remark exceeded(Facts facts, DeviceLimit limit) {
        String vm = facts.vm().id();
        return new Remark(
                LIMIT_EXCEEDED,
                vm,
                "Virtual machine " + facts.vm().inWords() + " holds " + Words.count(limit.held(), "function")
                        + " and asks for " + limit.requested() + " more, but may have " + limit.max() + " ("
                        + whose(facts, limit) + ").",
                "Release a function that " + facts.vm().inWords()
                        + " no longer needs, ask for fewer, or use another virtual machine.",
                Parameters.with("max", limit.max())
                        .and("held", limit.held())
                        .and("requested", limit.requested())
                        .and("heldFunctions", DeviceLimits.heldBy(facts))
                        .and("source", limit.source().name())
                        .and("profile", limit.profile())
                        .and("profileVersion", limit.profileVersion())
                        .and("hardwareVersion", facts.vm().hardwareVersion())
                        .and("note", limit.note())
                        .toMap());
    }

    private static Remark disputed(Facts facts, DeviceLimit limit, DisputedLimit lower) {
        return new Remark(
                LIMIT_DISPUTED,
                facts.vm().id(),
                "With what it holds and asks for, " + facts.vm().inWords() + " would have "
                        + Words.count(limit.held() + limit.requested(), "function") + ". It may have " + limit.max()
                        + " ("
                        + whose(facts, limit) + "), but not by every source: " + lower.note(),
                "Stay at " + lower.max() + ", or try it before you rely on it.",
                Parameters.with("max", limit.max())
                        .and("disputed", lower.max())
                        .and("held", limit.held())
                        .and("requested", limit.requested())
                        .and("profile", limit.profile())
                        .and("profileVersion", limit.profileVersion())
                        .and("note", lower.note())
                        .toMap());
    }

    /** Which of the table, the virtual hardware and the VM's own word was used. */
    private static String whose(Facts facts, DeviceLimit limit) {
        if (limit.source() == DeviceLimit.Source.VM) {
            return "the limit reported for it";
        }
        return "the limit of " + facts.host().platformInWords()
                + DeviceLimits.figure(facts)
                        .filter(DeviceLimits.Figure::loweredByHardware)
                        .map(figure -> " for virtual hardware " + facts.vm().hardwareVersion())
                        .orElse("");
    }

    private static Remark unknown(Facts facts, DeviceLimit limit) {
        return new Remark(
                LIMIT_UNKNOWN,
                facts.vm().id(),
                "No source says how many functions one virtual machine may have on "
                        + facts.host().platformInWords() + ".",
                "Let the VM's own limit be reported (deviceLimit), or look it up before you go near it.",
                Parameters.with("platform", facts.host().platformInWords())
                        .and("profile", limit.profile())
                        .and("profileVersion", limit.profileVersion())
                        .and("held", limit.held())
                        .and("requested", limit.requested())
                        .and("note", limit.note())
                        .toMap());
    }

    private static Map<String, TreeSet<String>> elsewhere(Facts facts) {
        Map<String, TreeSet<String>> byHost = new TreeMap<>();
        for (Hold hold : facts.holds()) {
            if (facts.isOfThisVm(hold) && !hold.host().equals(facts.host().id())) {
                byHost.computeIfAbsent(hold.host(), host -> new TreeSet<>()).addAll(hold.functions());
            }
        }
        return byHost;
    }

    private static Remark pinned(Facts facts, String host, TreeSet<String> functions) {
        String vm = facts.vm().id();
        return new Remark(
                VM_PINNED_ELSEWHERE,
                vm,
                "Virtual machine " + facts.vm().inWords() + " holds " + Words.list(List.copyOf(functions)) + " of "
                        + host + " and can run only there.",
                "Ask for a function of " + host + ", or release what "
                        + facts.vm().inWords() + " holds there first.",
                Parameters.with("host", host)
                        .and("functions", List.copyOf(functions))
                        .toMap());
    }
}
