package io.slotkeeper.policy.application.custom;

import io.slotkeeper.policy.domain.custom.ActiveRules;
import io.slotkeeper.policy.domain.custom.ConditionCompiler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Versions of the custom rules, ready to be asked. A version never changes, so a handful of them is kept. */
@ApplicationScoped
public class ReadyRules {

    private static final int MOST = 4;

    private final RuleSets sets;
    private final ConditionCompiler compiler;
    private final Map<Integer, ActiveRules> byVersion = new LinkedHashMap<>(16, 0.75f, true);

    ReadyRules(RuleSets sets, ConditionCompiler compiler) {
        this.sets = sets;
        this.compiler = compiler;
    }

    /** Those in force by what the current transaction sees: one statement, where that version was asked for before. */
    public ActiveRules inForce() {
        return find(sets.versionInForce()).orElseThrow();
    }

    /** Those of a version of now or of old, to understand a verdict by. */
    public Optional<ActiveRules> find(int version) {
        synchronized (byVersion) {
            ActiveRules known = byVersion.get(version);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<ActiveRules> found = sets.find(version).map(set -> ActiveRules.of(set, compiler));
        found.ifPresent(this::keep);
        return found;
    }

    private void keep(ActiveRules rules) {
        synchronized (byVersion) {
            byVersion.put(rules.version(), rules);
            if (byVersion.size() > MOST) {
                byVersion.remove(byVersion.keySet().iterator().next());
            }
        }
    }
}
