package io.adaflight.analyzer.recording;

import java.util.TreeSet;

/** The fields that a recording's events should have and do not, each once, as {@code event.field}. */
final class MissingFields {
    private final TreeSet<String> names = new TreeSet<>();

    synchronized void add(String event, String field) {
        names.add(event + "." + field);
    }

    synchronized String describe() {
        return String.join(", ", names);
    }
}
