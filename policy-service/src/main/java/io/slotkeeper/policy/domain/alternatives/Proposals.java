package io.slotkeeper.policy.domain.alternatives;

import io.slotkeeper.policy.domain.facts.Facts;
import io.slotkeeper.policy.domain.facts.PciFunction;
import io.slotkeeper.policy.domain.facts.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What else could be asked for on a host: a handful of proposals, however many functions it has. None contains a function
 * that is held, or one that the host lives on.
 */
final class Proposals {

    private static final int VARIANTS = 3;
    private static final int OTHER_MODELS = 3;

    private final Wanted wanted;
    private final Place place;
    private final FreeFunctions free;
    private final List<Proposal> found = new ArrayList<>();

    private Proposals(Wanted wanted, Place place) {
        this.wanted = wanted;
        this.place = place;
        this.free = FreeFunctions.of(place.whole());
    }

    static List<Proposal> of(Wanted wanted, Place place) {
        if (wanted.needs().isEmpty()) {
            return List.of();
        }
        Proposals proposals = new Proposals(wanted, place);
        if (place.distance() == Distance.SAME_HOST) {
            proposals.onTheSameHost();
        } else {
            proposals.onAnotherHost();
        }
        return proposals.found.stream().distinct().toList();
    }

    private void onTheSameHost() {
        Facts whole = place.whole();
        List<PciFunction> blocked = whole.requested().stream()
                .filter(function -> wanted.blocked().contains(function.address()))
                .toList();
        Set<String> kept = new TreeSet<>(wanted.question().functions());
        kept.removeAll(wanted.blocked());
        FreeFunctions others = free.without(Set.copyOf(wanted.question().functions()));
        if (!blocked.isEmpty()) {
            instead(others, Wanted.counted(blocked), kept, true);
            Wanted.commonClass(blocked).ifPresent(classId -> otherModels(others, classId, blocked.size(), kept));
        }
        Pick.of(free, wanted.counts()).ifPresent(regrouped -> propose(regrouped, true));
    }

    private void onAnotherHost() {
        Pick.of(free, wanted.counts()).ifPresent(functions -> propose(functions, true));
        wanted.commonClass().ifPresent(classId -> otherModels(free, classId, wanted.count(), Set.of()));
    }

    /** Several times something else, so that what the rules find against one leaves another. */
    private void instead(FreeFunctions from, Map<Model, Integer> models, Set<String> kept, boolean sameModel) {
        FreeFunctions rest = from;
        for (int variant = 0; variant < VARIANTS; variant++) {
            Optional<Set<String>> picked = Pick.of(rest, models);
            if (picked.isEmpty()) {
                return;
            }
            Set<String> together = new TreeSet<>(kept);
            together.addAll(picked.get());
            propose(together, sameModel);
            rest = rest.withoutBundlesOf(picked.get());
        }
    }

    private void otherModels(FreeFunctions from, String classId, int count, Set<String> kept) {
        Map<Model, Integer> counts = new TreeMap<>();
        from.all().stream()
                .filter(function -> classId.equals(function.classId()))
                .forEach(function -> counts.merge(Model.of(function), 1, Integer::sum));
        wanted.needs().forEach(need -> counts.remove(need.model()));
        counts.entrySet().stream()
                .filter(model -> model.getValue() >= count)
                .sorted(Map.Entry.<Model, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(OTHER_MODELS)
                .forEach(model -> {
                    Map<Model, Integer> models = new HashMap<>();
                    models.put(model.getKey(), count);
                    Pick.of(from, models).ifPresent(picked -> {
                        Set<String> together = new TreeSet<>(kept);
                        together.addAll(picked);
                        propose(together, false);
                    });
                });
    }

    private void propose(Set<String> functions, boolean sameModel) {
        Question asked = wanted.question();
        Question question =
                new Question(asked.project(), place.whole().host().id(), asked.vm(), List.copyOf(functions));
        if (!question.equals(asked)) {
            found.add(new Proposal(place.distance(), sameModel, question));
        }
    }
}
