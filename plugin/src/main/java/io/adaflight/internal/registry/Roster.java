package io.adaflight.internal.registry;

import io.adaflight.Counter;
import io.adaflight.internal.counters.Columns;
import io.adaflight.internal.counters.Counts;
import io.adaflight.internal.counters.SwapHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Where each thread of a registry is: it runs, has ended, or is folded into the sums. Under the lock of the registry.
 *
 * @param live threads that run, or whose counts are not final; a registration appends to it
 * @param ended threads whose final counts wait to be recorded
 * @param retired the sums of the threads that were folded
 * @param retiredSwaps the swap times of the threads that were folded
 * @param retiredThreads how many threads have ended, those of {@code ended} included
 */
record Roster(
        List<Registration> live,
        List<Registration> ended,
        Counts retired,
        SwapHistogram retiredSwaps,
        long retiredThreads) {
    /*
     * A move decides first and makes a new roster; the registry then takes it with a single store. So no Error on the way, for
     * want of memory or of stack, leaves a thread in two places or in none: HotSpot can even unwind a frame past its
     * `finally`.
     */
    private static final Comparator<Registration> BY_LOSS = Comparator.<Registration>comparingLong(
                    registration -> counts(registration).dropped())
            .thenComparingLong(registration -> counts(registration).get(Counter.EVENTS_WRITTEN))
            .reversed();

    /** Nobody. */
    static Roster empty() {
        return new Roster(new ArrayList<>(), List.of(), Counts.ZERO, new SwapHistogram(), 0);
    }

    /** With those who have ended moved away from the living; the same roster where nobody has. */
    Roster swept() {
        return live.stream().anyMatch(Registration::isFinal) ? moved() : this;
    }

    private Roster moved() {
        List<Registration> alive = new ArrayList<>(live.size());
        List<Registration> gone = new ArrayList<>(ended);
        for (Registration registration : live) {
            (registration.isFinal() ? gone : alive).add(registration);
        }
        return new Roster(alive, gone, retired, retiredSwaps, retiredThreads + live.size() - alive.size());
    }

    /** With the ended beyond a number, the smallest losses first, folded into the sums. */
    Roster limited(int maximum) {
        if (ended.size() <= maximum) {
            return this;
        }
        List<Registration> sorted = new ArrayList<>(ended);
        if (maximum > 0) {
            sorted.sort(BY_LOSS);
        }
        return folded(List.copyOf(sorted.subList(0, maximum)), sorted.subList(maximum, sorted.size()));
    }

    /** With some of the ended folded into the sums; the same roster where none of them is among the ended. */
    Roster recorded(Set<Registration> recorded) {
        List<Registration> kept = new ArrayList<>();
        List<Registration> done = new ArrayList<>();
        for (Registration registration : ended) {
            (recorded.contains(registration) ? done : kept).add(registration);
        }
        return done.isEmpty() ? this : folded(kept, done);
    }

    private Roster folded(List<Registration> kept, List<Registration> folded) {
        long[] sums = new long[Columns.COUNT];
        retired.addTo(sums, 0);
        SwapHistogram swaps = new SwapHistogram();
        swaps.add(retiredSwaps);
        for (Registration registration : folded) {
            counts(registration).addTo(sums, 0);
            swaps.add(registration.metrics().swapTimingsOrNull());
        }
        return new Roster(live, kept, new Counts(sums, 0), swaps, retiredThreads);
    }

    private static Counts counts(Registration registration) {
        return registration.metrics().countsOpaque();
    }
}
