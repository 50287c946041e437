package io.slotkeeper.policy.domain.alternatives;

import static io.slotkeeper.policy.domain.verdict.FindingCode.LIMIT_EXCEEDED;

import io.slotkeeper.policy.domain.alternatives.Wanted.Need;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.verdict.DeviceLimit;
import io.slotkeeper.policy.domain.verdict.Parameters;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What cannot work, told by numbers before anything is looked for. */
final class Counting {

    private Counting() {}

    /** Asked for more than the machine may ever have: releasing what it holds does not help, and no other function does. */
    static Optional<Impossible> byLimit(Verdict refused) {
        DeviceLimit limit = refused.limit();
        Integer max = limit.max();
        if (!Wanted.denies(refused, LIMIT_EXCEEDED) || max == null || limit.requested() <= max) {
            return Optional.empty();
        }
        Facts facts = refused.facts();
        boolean ofTheMachine = limit.source() == DeviceLimit.Source.VM;
        return Optional.of(new Impossible(
                "more-than-the-limit",
                facts.vm().id(),
                facts.vm().inWords() + " may have " + max + " functions "
                        + (ofTheMachine ? "on any host" : "on " + facts.host().platformInWords()) + ", and "
                        + limit.requested()
                        + " are asked for: ask for fewer, or share them out among several machines.",
                Parameters.with("max", max)
                        .and("requested", limit.requested())
                        .and("source", limit.source().name())
                        .toMap()));
    }

    /**
     * Asked for more of a model than any one host has free.
     *
     * @param mostElsewhere the greatest number of free functions of a model on any other host; 0 where it is not named
     */
    static Stream<Impossible> byNumber(Wanted wanted, Facts whole, Map<Model, Integer> mostElsewhere) {
        FreeFunctions free = FreeFunctions.of(whole);
        return wanted.needs().stream().flatMap(need -> {
            int here = wanted.onlyOn() == null ? free.count(need.model()) : 0;
            int there = wanted.elsewhere() ? mostElsewhere.getOrDefault(need.model(), 0) : 0;
            return Math.max(here, there) >= need.count()
                    ? Stream.empty()
                    : Stream.of(tooFew(wanted, whole, need, here, there));
        });
    }

    /** How many functions of each wanted model a host has free. */
    static Map<Model, Integer> freeOn(Facts whole, Wanted wanted) {
        FreeFunctions free = FreeFunctions.of(whole);
        return wanted.needs().stream().collect(Collectors.toMap(Need::model, need -> free.count(need.model())));
    }

    private static Impossible tooFew(Wanted wanted, Facts whole, Need need, int here, int there) {
        String host = whole.host().id();
        return new Impossible(
                "more-than-are-free",
                need.model().ids(),
                number(need.count()) + " of model " + need.model().ids() + " " + (need.count() == 1 ? "is" : "are")
                        + " asked for; " + host + " has " + here + " free"
                        + (wanted.elsewhere() ? ", and no other host has more than " + there : "")
                        + ": nobody can have that now.",
                Parameters.with("ids", need.model().ids())
                        .and("requested", need.count())
                        .and("freeHere", here)
                        .and("mostFreeElsewhere", wanted.elsewhere() ? there : null)
                        .toMap());
    }

    private static String number(int count) {
        return count == 1 ? "One function" : count + " functions";
    }

    /** All that is impossible about a question. */
    static List<Impossible> of(Verdict refused, Wanted wanted, Facts whole, Map<Model, Integer> mostElsewhere) {
        Optional<Impossible> byLimit = byLimit(refused);
        return byLimit.isPresent()
                ? List.of(byLimit.get())
                : byNumber(wanted, whole, mostElsewhere).toList();
    }
}
