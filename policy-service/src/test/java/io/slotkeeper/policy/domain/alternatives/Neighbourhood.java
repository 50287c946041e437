package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.Given;
import io.slotkeeper.policy.domain.alternatives.LookAround.Around;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.rules.RuleBook;
import io.slotkeeper.policy.domain.verdict.Severities;
import io.slotkeeper.policy.domain.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A host that is asked, and others around it: the alternatives without a database, all hosts being looked at. */
public final class Neighbourhood {

    private final Given asked;
    private final Severities severities;
    private final List<Given> near = new ArrayList<>();
    private final List<Given> far = new ArrayList<>();
    private int judged;

    private Neighbourhood(Given asked, Severities severities) {
        this.asked = asked;
        this.severities = severities;
    }

    public static Neighbourhood of(Given asked) {
        return new Neighbourhood(asked, Severities.defaults());
    }

    public static Neighbourhood of(Given asked, Severities severities) {
        return new Neighbourhood(asked, severities);
    }

    /** Another host of the cluster. */
    public Neighbourhood near(Given host) {
        near.add(host);
        return this;
    }

    /** A host of no cluster, or of another one. */
    public Neighbourhood far(Given host) {
        far.add(host);
        return this;
    }

    public Verdict verdict(String... requested) {
        return judge(whole(asked, requested));
    }

    public LookAround ask(String... requested) {
        Verdict refused = verdict(requested);
        judged = 0;
        Wanted wanted = Wanted.of(refused);
        List<Place> places = new ArrayList<>();
        if (wanted.elsewhere()) {
            near.forEach(host -> places.add(new Place(Distance.SAME_CLUSTER, whole(host, requested))));
            far.forEach(host -> places.add(new Place(Distance.ELSEWHERE, whole(host, requested))));
            places.removeIf(place ->
                    wanted.onlyOn() != null && !place.whole().host().id().equals(wanted.onlyOn()));
        }
        Map<Model, Integer> most = new HashMap<>();
        places.forEach(place ->
                Counting.freeOn(place.whole(), wanted).forEach((model, free) -> most.merge(model, free, Math::max)));
        Map<String, Facts> hosts = new HashMap<>();
        hosts.put(refused.facts().host().id(), refused.facts());
        places.forEach(place -> hosts.put(place.whole().host().id(), place.whole()));
        return LookAround.of(
                refused,
                wanted,
                new Around(refused.facts(), places, most, List.of()),
                proposal -> asking(hosts.get(proposal.question().host()), proposal.question()),
                this::judge);
    }

    /** How often the rules were asked for the last answer. */
    public int judged() {
        return judged;
    }

    private Verdict judge(Facts facts) {
        judged++;
        return new RuleBook(severities).evaluate("019ab3c0-0000-7000-8000-000000000001", facts);
    }

    /** A host's facts; who holds what is known of all hosts. */
    private Facts whole(Given host, String... requested) {
        Facts facts = host.facts(requested);
        List<Hold> holds = Stream.of(List.of(asked), near, far)
                .flatMap(List::stream)
                .flatMap(given -> given.facts().holds().stream())
                .distinct()
                .toList();
        Facts asker = asked.facts(requested);
        return new Facts(
                facts.question(),
                facts.host(),
                asker.vm(),
                holds,
                facts.overlays(),
                facts.releases(),
                asker.rulesets(),
                asker.at());
    }

    private static Facts asking(Facts facts, Question question) {
        return new Facts(
                question,
                facts.host(),
                facts.vm(),
                facts.holds(),
                facts.overlays(),
                facts.releases(),
                facts.rulesets(),
                facts.at());
    }
}
