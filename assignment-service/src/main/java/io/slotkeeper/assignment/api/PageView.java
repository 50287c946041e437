package io.slotkeeper.assignment.api;

import io.slotkeeper.assignment.domain.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the {@code after} of the following page, null on the last. */
public record PageView<T>(List<T> items, @Nullable String next) {
    private static final int LIMIT_MAX = 500;

    /** A page of {@code limit} from a list that was asked for one more. */
    static <S, T> PageView<T> of(List<S> rows, int limit, Function<S, T> view, Function<S, UUID> id) {
        List<S> page = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = rows.size() > limit ? id.apply(page.get(limit - 1)).toString() : null;
        return new PageView<>(page.stream().map(view).toList(), next);
    }

    static int limit(int asked) {
        if (asked < 1 || asked > LIMIT_MAX) {
            throw Refusals.problem(ProblemCode.INVALID_REQUEST, "limit: 1 to " + LIMIT_MAX);
        }
        return asked;
    }

    /** A filter's value in its canonical form, or a problem that names the values there are. */
    static <E extends Enum<E>> @Nullable String oneOf(String name, Class<E> type, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, value).name();
        } catch (IllegalArgumentException unknown) {
            throw Refusals.problem(
                    ProblemCode.INVALID_REQUEST, name + ": one of " + List.of(type.getEnumConstants()) + " is needed");
        }
    }
}
