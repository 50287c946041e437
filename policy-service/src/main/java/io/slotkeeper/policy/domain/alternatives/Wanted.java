package io.slotkeeper.policy.domain.alternatives;

import static io.slotkeeper.policy.domain.verdict.FindingCode.LIMIT_EXCEEDED;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Group;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.Finding;
import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Severity;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a refused question is after, and where it can be looked for: worked out from the verdict, before anything is
 * looked for.
 *
 * @param needs how many functions of each model, in order of the models; empty where a function is not known
 * @param blocked the requested functions that something was found against
 * @param here whether other functions of the same host can be any better
 * @param elsewhere whether other hosts can be any better
 * @param onlyOn the only host that the machine could use, as it holds something there; null where it is free to choose
 */
public record Wanted(
        Question question,
        List<Need> needs,
        Set<String> blocked,
        boolean here,
        boolean elsewhere,
        @Nullable String onlyOn) {

    /** A number of functions of one model; {@code classId} is the class that others must have to stand in, if known. */
    public record Need(Model model, @Nullable String classId, int count) {}

    public static Wanted of(Verdict refused) {
        Facts facts = refused.facts();
        boolean known = facts.host().seen() && facts.requestedButUnseen().isEmpty();
        boolean tooMany = denies(refused, LIMIT_EXCEEDED);
        boolean tooManyAnywhere = tooMany && refused.limit().source() == DeviceLimit.Source.VM;
        Set<String> boundTo = facts.holds().stream()
                .filter(facts::isOfThisVm)
                .map(Hold::host)
                .collect(Collectors.toCollection(TreeSet::new));
        boolean boundHere = boundTo.contains(facts.host().id());
        boolean boundElsewhere = boundTo.size() > (boundHere ? 1 : 0);
        return new Wanted(
                facts.question(),
                known ? needs(facts.requested()) : List.of(),
                blocked(refused),
                known && !tooMany && !boundElsewhere,
                known && !tooManyAnywhere && !boundHere && boundTo.size() < 2,
                boundElsewhere && boundTo.size() == 1 ? boundTo.iterator().next() : null);
    }

    int count() {
        return needs.stream().mapToInt(Need::count).sum();
    }

    Map<Model, Integer> counts() {
        return needs.stream().collect(Collectors.toMap(Need::model, Need::count));
    }

    /** The class of all of these functions; empty where they have several or it is not known. */
    static Optional<String> commonClass(List<PciFunction> functions) {
        Set<Optional<String>> classes = functions.stream()
                .map(function -> Optional.ofNullable(function.classId()))
                .collect(Collectors.toSet());
        return classes.size() == 1 ? classes.iterator().next() : Optional.empty();
    }

    /** The class of everything that is wanted; empty where there are several or it is not known. */
    public Optional<String> commonClass() {
        Set<Optional<String>> classes =
                needs.stream().map(need -> Optional.ofNullable(need.classId())).collect(Collectors.toSet());
        return classes.size() == 1 ? classes.iterator().next() : Optional.empty();
    }

    static Map<Model, Integer> counted(List<PciFunction> functions) {
        Map<Model, Integer> counts = new TreeMap<>();
        functions.forEach(function -> counts.merge(Model.of(function), 1, Integer::sum));
        return counts;
    }

    static boolean denies(Verdict refused, FindingCode code) {
        return refused.findings().stream()
                .anyMatch(finding -> finding.code() == code && finding.severity() == Severity.DENY);
    }

    private static List<Need> needs(List<PciFunction> requested) {
        Map<Model, String> classes = new TreeMap<>();
        requested.stream()
                .filter(function -> function.classId() != null)
                .forEach(function -> classes.putIfAbsent(Model.of(function), String.valueOf(function.classId())));
        return counted(requested).entrySet().stream()
                .map(one -> new Need(one.getKey(), classes.get(one.getKey()), one.getValue()))
                .toList();
    }

    private static Set<String> blocked(Verdict refused) {
        Set<String> subjects = refused.findings().stream()
                .filter(finding -> finding.severity().compareTo(Severity.CONSENT) <= 0)
                .map(Finding::subject)
                .collect(Collectors.toSet());
        Facts facts = refused.facts();
        Set<String> blocked = new LinkedHashSet<>();
        facts.question().functions().stream().filter(subjects::contains).forEach(blocked::add);
        refused.groups().stream()
                .map(Group::members)
                .filter(members ->
                        members.stream().anyMatch(member -> !facts.isRequested(member) && subjects.contains(member)))
                .forEach(members -> members.stream().filter(facts::isRequested).forEach(blocked::add));
        return blocked;
    }
}
