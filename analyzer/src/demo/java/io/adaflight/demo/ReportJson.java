package io.adaflight.demo;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A report in JSON, by the path of names and indices to a value. */
final class ReportJson {
    private final Object root;

    private ReportJson(Object root) {
        this.root = root;
    }

    static ReportJson read(Path file) throws IOException {
        return new ReportJson(JSON.std.mapFrom(file.toFile()));
    }

    long number(Object... path) {
        if (at(path) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("no number at " + List.of(path));
    }

    String text(Object... path) {
        if (at(path) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("no text at " + List.of(path));
    }

    List<?> list(Object... path) {
        if (at(path) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("no list at " + List.of(path));
    }

    private Object at(Object... path) {
        Object value = root;
        for (Object step : path) {
            Object next = null;
            if (value instanceof Map<?, ?> map) {
                next = map.get(step);
            } else if (value instanceof List<?> list && step instanceof Integer index) {
                next = list.get(index);
            }
            if (next == null) {
                throw new IllegalArgumentException("nothing at " + step + " of " + List.of(path));
            }
            value = next;
        }
        return value;
    }
}
