package io.adaflight.analyzer.analysis.causes.attribution;

import io.adaflight.analyzer.analysis.causes.evidence.Intervals;
import io.adaflight.analyzer.recording.event.VmPause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts the time in which events were lost into windows. */
public final class LossWindows {
    /*
     * A loss follows its cause, because the rings fill first. So a window begins before the loss, where the queue began to grow:
     * where it was last below a part of its greatest depth, or near its usual depth (full rings are handed over, so some events
     * always wait). A stop of the JVM stops the producers too, and they write their backlog right after it. So a window that
     * begins shortly after a pause begins with the pause.
     *
     * A long loss is cut into pieces that are judged one by one, because one cause may follow another. The first interval does
     * not count towards the length: a pause makes it long, and the loss after the pause belongs to the pause.
     */
    private static final double FILLED = 0.25;
    private static final double NEARLY_FULL = 0.75;
    private static final double USUAL = 1.25;
    private static final long LONGEST_PIECE_NANOS = 1_000_000_000L;
    private static final long LONGEST_FILLING_NANOS = 30_000_000_000L;
    private static final long AFTER_PAUSE_NANOS = 250_000_000L;
    private static final long LEAST_PAUSE_NANOS = 10_000_000L;

    private final Intervals intervals;
    private final List<VmPause> pauses;
    private final List<LossWindow> windows = new ArrayList<>();
    private final long lowDepth;

    private LossWindows(Intervals intervals, List<VmPause> pauses) {
        this.intervals = intervals;
        this.pauses = pauses.stream()
                .filter(pause -> pause.durationNanos() >= LEAST_PAUSE_NANOS)
                .toList();
        long greatest = 0;
        for (int index = 0; index < intervals.size(); index++) {
            greatest = Math.max(greatest, intervals.depth(index));
        }
        lowDepth = (long) Math.max(greatest * FILLED, Math.min(greatest * NEARLY_FULL, USUAL * usualDepth(intervals)));
    }

    /* The median over the intervals without loss. */
    private static long usualDepth(Intervals intervals) {
        long[] depths = IntStream.range(0, intervals.size())
                .filter(index -> intervals.dropped(index) == 0)
                .mapToLong(intervals::depth)
                .sorted()
                .toArray();
        return depths.length == 0 ? 0 : depths[depths.length / 2];
    }

    /** The windows in time order; they do not overlap. */
    public static List<LossWindow> of(Intervals intervals, List<VmPause> pauses) {
        LossWindows windows = new LossWindows(intervals, pauses);
        windows.cut();
        return List.copyOf(windows.windows);
    }

    private void cut() {
        int free = 0;
        int index = 0;
        while (index < intervals.size()) {
            if (intervals.dropped(index) == 0) {
                index++;
                continue;
            }
            int last = lastOfPiece(index);
            boolean goesOn = free == index && !windows.isEmpty();
            int first = goesOn ? index : beginning(index, free);
            windows.add(LossWindow.of(intervals, first, last, index));
            free = last + 1;
            index = last + 1;
        }
    }

    /* A single interval without loss does not end a piece. */
    private int lastOfPiece(int first) {
        int last = first;
        for (int index = first + 1; index < intervals.size() && index <= last + 2; index++) {
            if (intervals.to(index) - intervals.to(first) > LONGEST_PIECE_NANOS) {
                return last;
            }
            if (intervals.dropped(index) > 0) {
                last = index;
            }
        }
        return last;
    }

    private int beginning(int firstLoss, int free) {
        int first = firstLoss;
        while (first > free
                && intervals.depthBefore(first) > lowDepth
                && intervals.from(firstLoss) - intervals.from(first - 1) <= LONGEST_FILLING_NANOS) {
            first--;
        }
        long from = intervals.from(first);
        long earliest = from;
        for (VmPause pause : pauses) {
            if (pause.timeNanos() >= from - AFTER_PAUSE_NANOS && pause.startNanos() < intervals.to(firstLoss)) {
                earliest = Math.min(earliest, pause.startNanos());
            }
        }
        while (first > free && intervals.from(first) > earliest) {
            first--;
        }
        return first;
    }
}
