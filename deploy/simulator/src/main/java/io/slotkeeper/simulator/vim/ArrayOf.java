package io.slotkeeper.simulator.vim;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An array whose elements are made while they are written.
 *
 * @param elementType as in ArrayOfElementType
 */
public record ArrayOf<T>(String elementType, Collection<T> items, Function<? super T, ?> toValue) {
    public static ArrayOf<Object> of(String elementType, Collection<?> values) {
        return new ArrayOf<>(elementType, List.copyOf(values), value -> value);
    }

    public static ArrayOf<Object> strings(Collection<String> values) {
        return of("String", values);
    }

    public static ArrayOf<Object> refs(Collection<?> refs) {
        return of("ManagedObjectReference", refs);
    }

    public Stream<Object> values() {
        return items.stream().map(toValue);
    }
}
