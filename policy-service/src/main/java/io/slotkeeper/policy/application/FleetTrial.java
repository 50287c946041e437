package io.slotkeeper.policy.application;

import io.slotkeeper.policy.domain.verdict.FindingCode;
import io.slotkeeper.policy.domain.verdict.Remark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one rule would find in the whole fleet.
 *
 * @param complete false where time ran out before all hosts were looked at; counts are of what was looked at
 * @param hosts how many hosts were looked at from end to end
 * @param claims functions that are held for good
 * @param waiting requests that wait for consent, for approval or for an answer
 * @param functions each assignable function, as if somebody asked for it alone for a virtual machine that nobody knows
 * @param examples the first twenty of each that apply, are unknown or fail
 */
public record FleetTrial(
        boolean complete, int hosts, Count claims, Count waiting, Count functions, List<Example> examples) {

    private static final int MOST_EXAMPLES = 20;

    /** What was asked about. */
    public enum Kind {
        CLAIM,
        WAITING,
        FUNCTION
    }

    /** What came of it: that the rule applies to some function weighs most, then that it fails. */
    public enum Result {
        APPLIES,
        FAILED,
        UNKNOWN,
        NOTHING
    }

    /** How many were looked at, and how many of them got which result; the rest got none. */
    public record Count(int looked, int applies, int failed, int unknown) {}

    /**
     * Something that the rule would speak of.
     *
     * @param subject the function, or the host where the rule looks at none
     * @param assignment null for a function that nobody asked for, and for what is another project's
     * @param message null for what is another project's
     */
    public record Example(
            Kind kind,
            Result result,
            String host,
            String subject,
            @Nullable String assignment,
            @Nullable String message) {}

    /** Counts as it goes. */
    static final class Tally {
        private final String project;
        private final Map<Kind, Map<Result, Integer>> counts = new EnumMap<>(Kind.class);
        private final Map<Result, List<Example>> examples = new EnumMap<>(Result.class);
        private int hosts;

        Tally(String project) {
            this.project = project;
        }

        void hosts(int more) {
            hosts += more;
        }

        void add(Kind kind, AskedQuestion asked, List<Remark> remarks) {
            Optional<Remark> heaviest =
                    remarks.stream().min((one, other) -> result(one).compareTo(result(other)));
            Result result = heaviest.map(Tally::result).orElse(Result.NOTHING);
            counts.computeIfAbsent(kind, none -> new EnumMap<>(Result.class)).merge(result, 1, Integer::sum);
            List<Example> some = examples.computeIfAbsent(result, none -> new ArrayList<>());
            if (heaviest.isPresent() && some.size() < MOST_EXAMPLES) {
                some.add(example(kind, result, asked, heaviest.get()));
            }
        }

        private Example example(Kind kind, Result result, AskedQuestion asked, Remark remark) {
            String host = asked.question().host();
            boolean ours = asked.question().project().equals(project);
            return new Example(
                    kind,
                    result,
                    host,
                    remark.subject().equals(asked.question().vm()) ? host : remark.subject(),
                    ours && kind != Kind.FUNCTION ? asked.assignment() : null,
                    ours ? remark.message() : null);
        }

        FleetTrial result(boolean complete) {
            return new FleetTrial(
                    complete,
                    hosts,
                    count(Kind.CLAIM),
                    count(Kind.WAITING),
                    count(Kind.FUNCTION),
                    examples.values().stream().flatMap(List::stream).toList());
        }

        private Count count(Kind kind) {
            Map<Result, Integer> of = counts.getOrDefault(kind, Map.of());
            return new Count(
                    of.values().stream().mapToInt(Integer::intValue).sum(),
                    of.getOrDefault(Result.APPLIES, 0),
                    of.getOrDefault(Result.FAILED, 0),
                    of.getOrDefault(Result.UNKNOWN, 0));
        }

        private static Result result(Remark remark) {
            return remark.code() == FindingCode.CUSTOM_RULE
                    ? Result.APPLIES
                    : remark.code() == FindingCode.CUSTOM_RULE_FAILED ? Result.FAILED : Result.UNKNOWN;
        }
    }
}
