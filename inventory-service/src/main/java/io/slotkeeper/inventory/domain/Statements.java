package io.slotkeeper.inventory.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all sources say about one function, the latest to have changed its mind first. A repeated statement does not
 * become newer by being repeated, so that two sources that disagree do not make the host flicker.
 *
 * @param present whether any source still reports the function; where a source that watches the host has seen it, only
 *     such sources count, as a dump that was pasted once does not know of a card that was pulled since
 */
record Statements(boolean present, List<Statement> statements) {
    private static final Comparator<Statement> LATEST_FIRST = Comparator.comparing(
                    (Statement statement) -> statement.function().since())
            .reversed()
            .thenComparing(statement -> statement.source().source());

    record Statement(SourceFacts source, SourceFunction function) {
        FunctionFacts facts() {
            return function.facts();
        }
    }

    static Statements of(PciAddress address, Collection<SourceFacts> sources) {
        List<Statement> known = sources.stream()
                .map(source -> statement(source, address))
                .flatMap(Optional::stream)
                .sorted(LATEST_FIRST)
                .toList();
        List<Statement> watching =
                known.stream().filter(it -> it.source().watching()).toList();
        List<Statement> current = (watching.isEmpty() ? known : watching)
                        .stream().anyMatch(it -> it.function().present())
                ? known.stream().filter(it -> it.function().present()).toList()
                : List.of();
        return new Statements(!current.isEmpty(), sameDevice(current.isEmpty() ? known : current));
    }

    PciAddress address() {
        return statements.get(0).facts().address();
    }

    DeviceIdentity identity() {
        return statements.stream()
                .map(it -> it.facts().identity())
                .reduce(DeviceIdentity::orElse)
                .orElseThrow();
    }

    boolean assignable() {
        return !identity().bridge();
    }

    <T> Optional<Said<T>> first(Function<FunctionFacts, @Nullable T> field) {
        return statements.stream().flatMap(it -> said(it, field).stream()).findFirst();
    }

    <T> @Nullable T value(Function<FunctionFacts, @Nullable T> field) {
        return statements.stream()
                .map(it -> field.apply(it.facts()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static <T> Optional<Said<T>> said(Statement statement, Function<FunctionFacts, @Nullable T> field) {
        T value = field.apply(statement.facts());
        return value == null
                ? Optional.empty()
                : Optional.of(new Said<>(
                        value, statement.source().source(), statement.function().since()));
    }

    private static Optional<Statement> statement(SourceFacts source, PciAddress address) {
        return Optional.ofNullable(source.functions().get(address)).map(function -> new Statement(source, function));
    }

    private static List<Statement> sameDevice(List<Statement> statements) {
        DeviceIdentity latest = statements.get(0).facts().identity();
        return statements.stream()
                .filter(it -> it.facts().identity().sameDevice(latest))
                .toList();
    }
}
