package io.slotkeeper.policy.application;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.slotkeeper.policy.application.FleetTrial.Kind;
import io.slotkeeper.policy.config.PolicyConfig;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.Hold;
import io.slotkeeper.policy.domain.facts.Host;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Question;
import io.slotkeeper.policy.domain.rules.SiteRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Asks one rule about the whole fleet: about every claim, about every request that waits, and about each assignable
 * function as if somebody asked for it alone. Nothing is stored or published. It takes a few hosts at a time, each few from
 * one snapshot, and as long as the site allows at most; one at a time per instance.
 */
@ApplicationScoped
public class TryRule {

    private static final int HOSTS_AT_ONCE = 10;
    private static final int QUESTIONS_AT_ONCE = 500;
    private static final String NO_ASSIGNMENT = "";
    private static final String SOME_VM = "";

    private final FleetWalk fleet;
    private final Holdings holdings;
    private final GatherFacts facts;
    private final PolicyConfig config;
    private final Semaphore turn = new Semaphore(1);

    TryRule(FleetWalk fleet, Holdings holdings, GatherFacts facts, PolicyConfig config) {
        this.fleet = fleet;
        this.holdings = holdings;
        this.facts = facts;
        this.config = config;
    }

    private record Item(Kind kind, AskedQuestion question) {}

    /** What the rule would find; {@code project} sees the names of its own only. Empty while another trial is under way. */
    public Optional<FleetTrial> on(ActiveRule rule, String project) {
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(trial(rule, project));
        } finally {
            turn.release();
        }
    }

    private FleetTrial trial(ActiveRule rule, String project) {
        long deadline = System.nanoTime() + config.ruleTrialBudget().toNanos();
        FleetTrial.Tally tally = new FleetTrial.Tally(project);
        String last = "";
        List<Host> hosts = hostsAfter(last);
        while (!hosts.isEmpty()) {
            for (List<Item> some : inParts(items(hosts, project))) {
                List<Facts> seen = gather(some);
                for (int i = 0; i < some.size(); i++) {
                    if (System.nanoTime() - deadline > 0) {
                        return tally.result(false);
                    }
                    AskedQuestion asked = some.get(i).question();
                    tally.add(some.get(i).kind(), asked, SiteRules.remarks(rule, seen.get(i)));
                }
            }
            tally.hosts(hosts.size());
            last = hosts.get(hosts.size() - 1).id();
            hosts = hostsAfter(last);
        }
        return tally.result(true);
    }

    private List<Host> hostsAfter(String last) {
        return QuarkusTransaction.requiringNew().call(() -> fleet.hostsAfter(last, HOSTS_AT_ONCE));
    }

    private List<Facts> gather(List<Item> some) {
        return QuarkusTransaction.requiringNew()
                .call(() -> facts.about(some.stream().map(Item::question).toList()));
    }

    private List<Item> items(List<Host> hosts, String project) {
        Set<String> ids = hosts.stream().map(Host::id).collect(Collectors.toSet());
        List<Item> items = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (Hold hold : holdings.holdsOnOrOf(ids, Set.of())) {
                Question question = new Question(hold.project(), hold.host(), hold.vm(), hold.functions());
                items.add(new Item(hold.tentative() ? Kind.WAITING : Kind.CLAIM, asked(hold.assignment(), question)));
            }
            fleet.waitingOn(ids).forEach(question -> items.add(new Item(Kind.WAITING, question)));
        });
        for (Host host : hosts) {
            for (PciFunction function : host.functions()) {
                if (function.assignable() && !function.lost()) {
                    Question question = new Question(project, host.id(), SOME_VM, List.of(function.address()));
                    items.add(new Item(Kind.FUNCTION, asked(NO_ASSIGNMENT, question)));
                }
            }
        }
        return items;
    }

    private static AskedQuestion asked(String assignment, Question question) {
        return new AskedQuestion(assignment, 1, question, null, "", null);
    }

    private static List<List<Item>> inParts(List<Item> items) {
        List<List<Item>> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += QUESTIONS_AT_ONCE) {
            parts.add(items.subList(from, Math.min(items.size(), from + QUESTIONS_AT_ONCE)));
        }
        return parts;
    }
}
