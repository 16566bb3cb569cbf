package io.adaflight.internal.jfr;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the agent found of other people's classes and did to them, until a recording says it. Any thread. */
public final class InstrumentationLog {
    private static final int MOST_ENTRIES = 1000;

    private final Set<Entry> entries = new LinkedHashSet<>();
    private final Map<String, Long> silentDiscards = new LinkedHashMap<>();

    /**
     * A class that was found.
     *
     * @param library the word of the option that it belongs to
     * @param version the version of its library; empty where it is not known
     * @param className its name
     * @param instrumented whether it counts now
     * @param reason why it was left alone; empty when it counts
     */
    public record Entry(String library, String version, String className, boolean instrumented, String reason) {}

    /** Notes a class; of those that many class loaders have, one of each kind is kept. */
    public synchronized void add(Entry entry) {
        if (entries.size() < MOST_ENTRIES) {
            entries.add(entry);
        }
    }

    /** What was noted, in order. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Notes that a library lost an event of a pipeline without saying so. */
    public synchronized void discardedSilently(String pipeline) {
        silentDiscards.merge(pipeline, 1L, Long::sum);
    }

    /** The events that libraries lost without saying so, for each pipeline. */
    public synchronized Map<String, Long> silentDiscards() {
        return Map.copyOf(silentDiscards);
    }

    /** The version of a library that was found; empty where none was. */
    public synchronized String version(String library) {
        for (Entry entry : entries) {
            if (entry.library().equals(library) && !entry.version().isEmpty()) {
                return entry.version();
            }
        }
        return "";
    }
}
