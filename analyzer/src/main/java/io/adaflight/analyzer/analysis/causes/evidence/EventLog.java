package io.adaflight.analyzer.analysis.causes.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Events in the order in which they came. Snapshots take no memory, and stay as they are when more events come. */
final class EventLog<T> {
    /*
     * A snapshot shows the first elements of an array. Later events are added behind them, and what is left after a cut moves to
     * another array; so nothing that a snapshot shows is ever overwritten.
     */
    private static final int FIRST_CAPACITY = 16;

    private T[] events = newArray(FIRST_CAPACITY);
    private int size;

    @SuppressWarnings("unchecked")
    private static <T> T[] newArray(int capacity) {
        return (T[]) new Object[capacity];
    }

    void add(T event) {
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
        }
        events[size++] = event;
    }

    int size() {
        return size;
    }

    /** All events up to now; unmodifiable. */
    List<T> snapshot() {
        return Collections.unmodifiableList(Arrays.asList(events).subList(0, size));
    }

    /** Keeps only so many of the longest. */
    void keepLongest(int count, ToLongFunction<T> durationNanos, ToLongFunction<T> timeNanos) {
        List<T> kept = new ArrayList<>(snapshot());
        kept.sort(Comparator.comparingLong(durationNanos).reversed());
        kept.subList(count, kept.size()).clear();
        kept.sort(Comparator.comparingLong(timeNanos));
        replace(kept);
    }

    /** Keeps only every other one. */
    void keepEveryOther() {
        List<T> kept = new ArrayList<>(events.length);
        for (int index = 0; index < size; index += 2) {
            kept.add(events[index]);
        }
        replace(kept);
    }

    private void replace(List<T> kept) {
        events = kept.toArray(newArray(Math.max(FIRST_CAPACITY, kept.size())));
        size = kept.size();
    }
}
