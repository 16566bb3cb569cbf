package io.adaflight.analyzer.rows;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table, each with what it takes from its subject, so that names and values cannot come apart.
 *
 * @param <T> what a row is about
 */
final class Columns<T> {
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<T, @Nullable Object>> values = new ArrayList<>();

    /** The columns in their order. */
    List<Column> list() {
        return List.copyOf(columns);
    }

    /** The row on a subject. */
    List<@Nullable Object> row(T subject) {
        List<@Nullable Object> row = new ArrayList<>(values.size());
        for (Function<T, @Nullable Object> value : values) {
            row.add(value.apply(subject));
        }
        return Collections.unmodifiableList(row);
    }

    private Columns<T> add(String name, Column.Type type, Function<T, @Nullable Object> value) {
        columns.add(new Column(name, type));
        values.add(value);
        return this;
    }

    /** Text; the empty one is null. */
    Columns<T> text(String name, Function<T, @Nullable String> value) {
        return add(name, Column.Type.TEXT, subject -> {
            String text = value.apply(subject);
            return text == null || text.isEmpty() ? null : text;
        });
    }

    /** The text of a key column, which may be empty and is never null. */
    Columns<T> key(String name, Function<T, String> value) {
        return add(name, Column.Type.TEXT, value::apply);
    }

    Columns<T> number(String name, ToLongFunction<T> value) {
        return add(name, Column.Type.LONG, value::applyAsLong);
    }

    /** A number that is null where it is not known. */
    Columns<T> number(String name, Predicate<T> known, ToLongFunction<T> value) {
        return add(name, Column.Type.LONG, subject -> known.test(subject) ? (Object) value.applyAsLong(subject) : null);
    }

    Columns<T> decimal(String name, ToDoubleFunction<T> value) {
        return add(name, Column.Type.DOUBLE, value::applyAsDouble);
    }

    Columns<T> flag(String name, Predicate<T> value) {
        return add(name, Column.Type.BOOLEAN, value::test);
    }

    /** A moment, given in nanoseconds since the epoch; null where they are 0. */
    Columns<T> time(String name, ToLongFunction<T> value) {
        return add(name, Column.Type.TIME, subject -> {
            long nanos = value.applyAsLong(subject);
            return nanos == 0 ? null : Instant.ofEpochSecond(0, nanos).truncatedTo(ChronoUnit.MICROS);
        });
    }

    /** The columns of a part of the subject; all null where the part is null. */
    <U> Columns<T> part(Function<T, @Nullable U> part, Columns<U> of) {
        for (int index = 0; index < of.columns.size(); index++) {
            Function<U, @Nullable Object> value = of.values.get(index);
            add(of.columns.get(index).name(), of.columns.get(index).type(), subject -> {
                U known = part.apply(subject);
                return known == null ? null : value.apply(known);
            });
        }
        return this;
    }
}
