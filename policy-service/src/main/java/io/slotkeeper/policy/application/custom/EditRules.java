package io.slotkeeper.policy.application.custom;

import io.slotkeeper.policy.application.Announcements;
import io.slotkeeper.policy.application.custom.PublishedRules.What;
import io.slotkeeper.policy.domain.custom.ActiveRule;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import io.slotkeeper.policy.domain.custom.CustomRule;
import io.slotkeeper.policy.domain.custom.RuleSet;
import io.slotkeeper.policy.domain.custom.RuleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Saves, deletes and switches custom rules. Every change is a new version of all of them, told in the same transaction.
 * What two administrators do to two rules at once is done one after the other.
 */
@ApplicationScoped
public class EditRules {

    private static final int MOST_RACES = 20;

    private final RuleSets sets;
    private final ConditionCompiler compiler;
    private final Announcements announcements;
    private final Clock clock;

    EditRules(RuleSets sets, ConditionCompiler compiler, Announcements announcements, Clock clock) {
        this.sets = sets;
        this.compiler = compiler;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Who does it, and why. */
    public record By(String actor, String comment) {}

    /**
     * Saves a rule, switched off.
     *
     * @param seen the revision that is replaced: 0 for a new rule, null for whichever there is
     */
    @Transactional
    public RuleOutcome save(RuleText text, @Nullable Long seen, By by) {
        if (ActiveRule.of(text, 0, compiler) instanceof ActiveRule.Unsound unsound) {
            return new RuleOutcome.Unsound(unsound.faults());
        }
        return change(What.SAVED, text.name(), by, set -> {
            Optional<CustomRule> old = set.find(text.name());
            boolean isNew = seen != null && seen == 0 && old.isEmpty();
            Optional<RuleOutcome> refusal = isNew ? Optional.empty() : refusal(old, seen);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            if (isNew && set.rules().size() >= RuleSet.MOST_RULES) {
                return new Refused(new RuleOutcome.TooManyRules());
            }
            if (old.isPresent() && old.get().text().equals(text)) {
                return new Refused(new RuleOutcome.Done(old.get()));
            }
            return old.filter(CustomRule::enabled).isPresent()
                    ? new Refused(new RuleOutcome.SwitchedOn())
                    : new Next(set.next(text, false));
        });
    }

    @Transactional
    public RuleOutcome switchTo(boolean enabled, String name, @Nullable Long seen, By by) {
        return change(enabled ? What.ENABLED : What.DISABLED, name, by, set -> {
            Optional<CustomRule> rule = set.find(name);
            return refusal(rule, seen)
                    .<Step>map(Refused::new)
                    .orElseGet(() -> rule.orElseThrow().enabled() == enabled
                            ? new Refused(new RuleOutcome.Done(rule.get()))
                            : new Next(set.next(rule.get().text(), enabled)));
        });
    }

    @Transactional
    public RuleOutcome delete(String name, @Nullable Long seen, By by) {
        return change(What.DELETED, name, by, set -> refusal(set.find(name), seen)
                .<Step>map(Refused::new)
                .orElseGet(() -> new Next(set.nextWithout(name))));
    }

    private sealed interface Step {}

    private record Next(RuleSet set) implements Step {}

    private record Refused(RuleOutcome outcome) implements Step {}

    private RuleOutcome change(What what, String name, By by, Function<RuleSet, Step> step) {
        for (int race = 0; race < MOST_RACES; race++) {
            RuleSet inForce = sets.inForce();
            Step done = step.apply(inForce);
            if (done instanceof Refused refused) {
                return refused.outcome();
            }
            RuleSet next = ((Next) done).set();
            Optional<PublishedRules> published = sets.append(next, what, name, by.actor(), by.comment(), now());
            if (published.isPresent()) {
                announcements.customRulesPublished(published.get());
                return new RuleOutcome.Done(
                        next.find(name).or(() -> inForce.find(name)).orElseThrow());
            }
        }
        throw new IllegalStateException("the custom rules changed " + MOST_RACES + " times meanwhile");
    }

    private static Optional<RuleOutcome> refusal(Optional<CustomRule> rule, @Nullable Long seen) {
        if (rule.isEmpty()) {
            return Optional.of(new RuleOutcome.RuleUnknown());
        }
        int revision = rule.get().revision();
        return seen == null || seen == revision
                ? Optional.empty()
                : Optional.of(new RuleOutcome.OtherRevision(revision));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
